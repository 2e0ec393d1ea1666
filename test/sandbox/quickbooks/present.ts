import { accountTypeOf, isDebitAccount } from './accounts';
import type { Company } from './company';
import type { Shape } from './entities/shape';
import { entityNamed } from './entities/table';
import {
  amountOf,
  isRecord,
  type Json,
  type JsonRecord,
  listOf,
  minorOf,
  numberOf,
  referenceOf,
} from './record';

/** A stored row as the service answers it: names beside references, balances as they are now. */
export function present(company: Company, entity: string, stored: JsonRecord): JsonRecord {
  const row = entityNamed(entity);
  const named = row === undefined ? stored : withNames(company, row.shape, stored);
  return { domain: 'QBO', sparse: false, ...named, ...computed(company, entity, stored) };
}

/** Properties that no row stores, for they follow from the ledger or from other documents. */
export const computedProperties: ReadonlySet<string> = new Set(['Balance', 'CurrentBalance', 'QtyOnHand']);

function computed(company: Company, entity: string, stored: JsonRecord): JsonRecord {
  const id = String(stored['Id']);
  if (entity === 'Account') {
    const debit = isDebitAccount(accountTypeOf(company, id));
    const minor = company.ledger.balanceMinor(id);
    const balance = amountOf(debit || minor === 0 ? minor : -minor);
    return { CurrentBalance: balance, CurrentBalanceWithSubAccounts: balance };
  }
  if (entity === 'Item' && stored['Type'] === 'Inventory') {
    return { QtyOnHand: (numberOf(stored, 'QtyOnHand') ?? 0) + company.ledger.stockMoved(id) };
  }
  if (entity === 'Invoice') return { Balance: amountOf(openMinor(company, stored)) };
  if (entity === 'Customer') {
    const open = company
      .all('Invoice')
      .filter((invoice) => referenceOf(invoice, 'CustomerRef') === id)
      .reduce((sum, invoice) => sum + openMinor(company, invoice), 0);
    return { Balance: amountOf(open), BalanceWithJobs: amountOf(open) };
  }
  return entity === 'Vendor' ? { Balance: 0 } : {};
}

function openMinor(company: Company, invoice: JsonRecord): number {
  const paid = company
    .all('Payment')
    .flatMap((payment) => listOf(payment, 'Line'))
    .filter((line) =>
      listOf(line, 'LinkedTxn').some(
        (link) => link['TxnId'] === invoice['Id'] && link['TxnType'] === 'Invoice',
      ),
    )
    .reduce((sum, line) => sum + minorOf(numberOf(line, 'Amount') ?? 0), 0);
  return minorOf(numberOf(invoice, 'TotalAmt') ?? 0) - paid;
}

function withNames(company: Company, shape: Shape, record: JsonRecord): JsonRecord {
  const result: Record<string, Json> = {};
  for (const [property, value] of Object.entries(record)) {
    if (value === undefined) continue;
    const rule = shape[property];
    if (rule === undefined || value === null) result[property] = value;
    else if (rule.kind === 'reference' && isRecord(value))
      result[property] = namedReference(company, rule.to, value);
    else if (rule.kind === 'object' && isRecord(value))
      result[property] = withNames(company, rule.shape, value);
    else if (rule.kind === 'list' && Array.isArray(value)) {
      result[property] = value.map((member: Json) =>
        isRecord(member) ? withNames(company, rule.shape, member) : member,
      );
    } else result[property] = value;
  }
  return result;
}

function namedReference(company: Company, kinds: readonly string[], value: JsonRecord): JsonRecord {
  const id = String(value['value']);
  if (kinds.includes('Currency')) return { value: id, name: company.currencyName(id) ?? id };
  for (const kind of kinds) {
    const row = company.get(kind, id);
    const name = row?.['DisplayName'] ?? row?.['FullyQualifiedName'] ?? row?.['Name'];
    // Tax codes of lines and of customers come without a name [recorded].
    if (typeof name === 'string' && kind !== 'TaxRate' && kind !== 'TaxCode') return { value: id, name };
  }
  return { value: id };
}
