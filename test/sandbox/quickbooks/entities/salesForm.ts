import { accountTypeOf, requireDepositAccount, standardAccount } from '../accounts';
import type { Company } from '../company';
import { faults } from '../fault';
import { balanced, type Effect, noEffect, type Posting, type StockMove } from '../ledger';
import { amountOf, type Json, type JsonRecord, minorOf, numberOf, referenceOf } from '../record';
import { taxOf } from '../tax';
import { type DocumentCurrency, readCurrency } from './currency';
import type { Completed, Draft } from './draft';
import { readSalesLines, type SalesLines } from './salesLines';

/** Estimates post nothing; refunds and credits post the other way round. */
const signs: Readonly<Record<string, -1 | 0 | 1>> = {
  SalesReceipt: 1,
  Invoice: 1,
  Estimate: 0,
  RefundReceipt: -1,
  CreditMemo: -1,
};

/** Completes sales receipts, invoices, estimates, refund receipts and credit memos. */
export function completeSalesForm({ company, entity, content }: Draft): Completed {
  const customerId = referenceOf(content, 'CustomerRef');
  const customer = customerId === undefined ? undefined : company.get('Customer', customerId);
  const party =
    customer === undefined ? undefined : (referenceOf(customer, 'CurrencyRef') ?? company.mode.homeCurrency);
  const currency = readCurrency(company, content, party);
  const lines = readSalesLines(company, content);
  const afterDiscount = content['ApplyTaxAfterDiscount'] === true && lines.subtotalMinor !== 0;
  const factor = afterDiscount ? 1 - lines.discountMinor / lines.subtotalMinor : 1;
  const taxable = lines.counted.map((line) => ({ ...line, netMinor: Math.round(line.netMinor * factor) }));
  const tax = taxOf(company, content, taxable);
  const totalMinor = lines.subtotalMinor - lines.discountMinor + tax.totalMinor;
  if (totalMinor < 0) throw faults.business('Enter a transaction amount that is 0 or greater.');
  const moneyAccount = moneyAccountOf(company, entity, content);
  const stored: Record<string, Json | undefined> = {
    ...content,
    ...currency.properties,
    Line: lines.stored,
    TxnTaxDetail: tax.detail,
    TotalAmt: amountOf(totalMinor),
    ApplyTaxAfterDiscount: content['ApplyTaxAfterDiscount'] ?? false,
    PrintStatus: content['PrintStatus'] ?? 'NeedToPrint',
    EmailStatus: content['EmailStatus'] ?? 'NotSet',
  };
  if (entity !== 'Estimate') stored['Balance'] = entity === 'Invoice' ? amountOf(totalMinor) : 0;
  if (entity === 'CreditMemo') stored['RemainingCredit'] = amountOf(totalMinor);
  if (entity === 'SalesReceipt' || entity === 'RefundReceipt')
    stored['DepositToAccountRef'] = { value: moneyAccount };
  if (entity === 'Estimate') stored['TxnStatus'] = content['TxnStatus'] ?? 'Pending';
  if (company.mode.multicurrency) stored['HomeTotalAmt'] = amountOf(currency.homeMinor(totalMinor));
  if (company.mode.trackClasses !== 'perTransaction') stored['ClassRef'] = undefined;
  if (!company.mode.trackDepartments) stored['DepartmentRef'] = undefined;
  return {
    content: stored,
    effect: effectOf(company, entity, lines, tax.totalMinor, moneyAccount, currency),
  };
}

/** Where the money is: the deposit account, Undeposited Funds by default, or what customers owe. */
function moneyAccountOf(company: Company, entity: string, content: JsonRecord): string {
  if (entity === 'Invoice' || entity === 'CreditMemo') return standardAccount(company, 'AccountsReceivable');
  if (entity === 'Estimate') return '';
  const sent = referenceOf(content, 'DepositToAccountRef');
  if (sent === undefined) return standardAccount(company, 'UndepositedFunds');
  requireDepositAccount(company, sent);
  return sent;
}

function effectOf(
  company: Company,
  entity: string,
  lines: SalesLines,
  taxMinor: number,
  moneyAccount: string,
  currency: DocumentCurrency,
): Effect {
  const sign = signs[entity] ?? 0;
  if (sign === 0) return noEffect;
  const others: Posting[] = lines.counted.map((line) => ({
    accountId: line.accountId,
    debitMinor: -sign * currency.homeMinor(line.netMinor),
  }));
  if (lines.discountAccountId !== undefined) {
    others.push({
      accountId: lines.discountAccountId,
      debitMinor: sign * currency.homeMinor(lines.discountMinor),
    });
  }
  if (taxMinor !== 0) {
    const accountId = standardAccount(company, 'SalesTaxPayable');
    others.push({ accountId, debitMinor: -sign * currency.homeMinor(taxMinor) });
  }
  const { stock, cost } = inventoryOf(company, lines, sign);
  return { postings: [...balanced(moneyAccount, others), ...cost], stock };
}

/** Inventory leaves the shelf at its purchase cost. */
function inventoryOf(company: Company, lines: SalesLines, sign: -1 | 1) {
  const stock: StockMove[] = [];
  const cost: Posting[] = [];
  for (const { itemId, quantity, netMinor } of lines.counted) {
    const item = itemId === undefined ? undefined : company.get('Item', itemId);
    if (itemId === undefined || item?.['Type'] !== 'Inventory') continue;
    const pieces = sign * (netMinor < 0 && quantity > 0 ? -quantity : quantity);
    stock.push({ itemId, quantity: -pieces });
    const costMinor = minorOf((numberOf(item, 'PurchaseCost') ?? 0) * pieces);
    const expense = referenceOf(item, 'ExpenseAccountRef');
    const asset = referenceOf(item, 'AssetAccountRef');
    if (expense === undefined || asset === undefined || costMinor === 0) continue;
    if (accountTypeOf(company, asset) !== 'Other Current Asset') continue;
    cost.push({ accountId: expense, debitMinor: costMinor }, { accountId: asset, debitMinor: -costMinor });
  }
  return { stock, cost };
}
