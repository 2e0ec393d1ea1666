import { accountTypeOf, isDebitAccount, requireDepositAccount, standardAccount } from '../accounts';
import { faults } from '../fault';
import { balanced, type Posting } from '../ledger';
import {
  amountOf,
  type JsonRecord,
  listOf,
  minorOf,
  numberOf,
  recordOf,
  referenceOf,
  textOf,
} from '../record';
import { taxOf } from '../tax';
import { readCurrency } from './currency';
import type { Completed, Draft } from './draft';

function numbered(line: JsonRecord, index: number): JsonRecord {
  return { ...line, Id: String(index) };
}

function requireLines(content: JsonRecord): readonly JsonRecord[] {
  const lines = listOf(content, 'Line');
  if (lines.length === 0) throw faults.noLines();
  return lines;
}

function requireAmount(line: JsonRecord): number {
  const amount = numberOf(line, 'Amount');
  if (amount === undefined) throw faults.required('Line.Amount');
  return minorOf(amount);
}

/** Journal entries: debits equal credits, receivables name a customer and payables a vendor. */
export function completeJournalEntry({ company, content }: Draft): Completed {
  const lines = requireLines(content);
  const currency = readCurrency(company, content);
  const postings: Posting[] = [];
  let debitMinor = 0;
  for (const line of lines) {
    if (line['DetailType'] === 'DescriptionOnly') continue;
    const detail = recordOf(line, 'JournalEntryLineDetail');
    const accountId = referenceOf(detail, 'AccountRef');
    if (line['JournalEntryLineDetail'] === undefined) throw faults.required('Line.JournalEntryLineDetail');
    if (accountId === undefined) throw faults.required('Line.JournalEntryLineDetail.AccountRef');
    const side = textOf(detail, 'PostingType');
    if (side === undefined) throw faults.required('Line.JournalEntryLineDetail.PostingType');
    const minor = requireAmount(line);
    if (minor < 0) throw faults.negativeLine();
    requireParty(accountTypeOf(company, accountId), detail);
    if (side === 'Debit') debitMinor += minor;
    postings.push({ accountId, debitMinor: currency.homeMinor(side === 'Debit' ? minor : -minor) });
  }
  if (postings.reduce((sum, posting) => sum + posting.debitMinor, 0) !== 0) throw faults.unbalanced();
  return {
    content: {
      Adjustment: false,
      ...content,
      ...currency.properties,
      Line: lines.map(numbered),
      TxnTaxDetail: content['TxnTaxDetail'] ?? {},
      TotalAmt: amountOf(debitMinor),
    },
    effect: { postings: postings.filter((posting) => posting.debitMinor !== 0), stock: [] },
  };
}

function requireParty(accountType: string, detail: JsonRecord): void {
  const party = textOf(recordOf(detail, 'Entity'), 'Type');
  if (accountType === 'Accounts Receivable' && party !== 'Customer') {
    throw faults.business('When you use Accounts Receivable, you must choose a customer in the Name field.');
  }
  if (accountType === 'Accounts Payable' && party !== 'Vendor') {
    throw faults.business('When you use Accounts Payable, you must choose a vendor in the Name field.');
  }
}

/** Purchases: paid from a bank account, or from a card when the payment type says so. */
export function completePurchase({ company, content }: Draft): Completed {
  const lines = requireLines(content);
  const currency = readCurrency(company, content);
  const from = referenceOf(content, 'AccountRef') ?? '';
  const expected = content['PaymentType'] === 'CreditCard' ? 'Credit Card' : 'Bank';
  if (accountTypeOf(company, from) !== expected) {
    throw faults.accountType(`Specify a ${expected} account for this payment type.`);
  }
  const sign = content['Credit'] === true ? -1 : 1;
  const read = lines.map((line) => {
    const kind = textOf(line, 'DetailType');
    if (kind === undefined) throw faults.required('Line.DetailType');
    const detail = recordOf(line, kind);
    const item = company.get('Item', referenceOf(detail, 'ItemRef') ?? '') ?? {};
    const accountId =
      kind === 'AccountBasedExpenseLineDetail'
        ? referenceOf(detail, 'AccountRef')
        : referenceOf(item, item['Type'] === 'Inventory' ? 'AssetAccountRef' : 'ExpenseAccountRef');
    if (accountId === undefined) throw faults.required(`Line.${kind}.AccountRef`);
    return { accountId, netMinor: requireAmount(line), codeId: referenceOf(detail, 'TaxCodeRef') };
  });
  const tax =
    company.mode.country === 'US' ? { totalMinor: 0, detail: {} } : taxOf(company, content, read, 'Purchase');
  const totalMinor = read.reduce((sum, line) => sum + line.netMinor, 0) + tax.totalMinor;
  if (totalMinor < 0) throw faults.business('Enter a transaction amount that is 0 or greater.');
  const others: Posting[] = read.map((line) => ({
    accountId: line.accountId,
    debitMinor: sign * currency.homeMinor(line.netMinor),
  }));
  if (tax.totalMinor !== 0) {
    const accountId = standardAccount(company, 'SalesTaxPayable');
    others.push({ accountId, debitMinor: sign * currency.homeMinor(tax.totalMinor) });
  }
  return {
    content: {
      ...content,
      ...currency.properties,
      Credit: content['Credit'] ?? false,
      Line: lines.map((line, index) => numbered(line, index + 1)),
      TxnTaxDetail: tax.detail,
      TotalAmt: amountOf(totalMinor),
    },
    effect: { postings: balanced(from, others), stock: [] },
  };
}

/** Transfers between balance-sheet accounts. */
export function completeTransfer({ company, content }: Draft): Completed {
  const from = referenceOf(content, 'FromAccountRef') ?? '';
  const to = referenceOf(content, 'ToAccountRef') ?? '';
  const minor = minorOf(numberOf(content, 'Amount') ?? 0);
  if (minor <= 0) throw faults.business('Enter a transfer amount that is greater than 0.');
  for (const accountId of [from, to]) {
    const type = accountTypeOf(company, accountId);
    if (!/Asset$|Liability$|^Bank$|^Credit Card$|^Equity$/.test(type)) {
      throw faults.accountType('You can only transfer funds between balance sheet accounts.');
    }
  }
  const currency = readCurrency(company, content);
  return {
    content: { ...content, ...currency.properties, Amount: amountOf(minor) },
    effect: {
      postings: balanced(from, [{ accountId: to, debitMinor: currency.homeMinor(minor) }]),
      stock: [],
    },
  };
}

/** Deposits: receipts out of Undeposited Funds, and lines of their own. */
export function completeDeposit({ company, content }: Draft): Completed {
  const lines = requireLines(content);
  const to = referenceOf(content, 'DepositToAccountRef') ?? '';
  requireDepositAccount(company, to);
  const currency = readCurrency(company, content);
  const undeposited = standardAccount(company, 'UndepositedFunds');
  let totalMinor = 0;
  const others: Posting[] = [];
  for (const line of lines) {
    const minor = requireAmount(line);
    totalMinor += minor;
    const links = listOf(line, 'LinkedTxn');
    for (const { TxnId, TxnType } of links) {
      const linked = company.get(String(TxnType), String(TxnId));
      if (linked === undefined) throw faults.inactive();
      if (
        referenceOf(linked, 'DepositToAccountRef') !== undefined &&
        referenceOf(linked, 'DepositToAccountRef') !== undeposited
      ) {
        throw faults.business('Only transactions in Undeposited Funds can be deposited.');
      }
    }
    const own = referenceOf(recordOf(line, 'DepositLineDetail'), 'AccountRef');
    if (links.length === 0 && own === undefined) throw faults.required('Line.DepositLineDetail.AccountRef');
    others.push({ accountId: own ?? undeposited, debitMinor: -currency.homeMinor(minor) });
  }
  if (totalMinor < 0) throw faults.business('Enter a transaction amount that is 0 or greater.');
  return {
    content: {
      ...content,
      ...currency.properties,
      Line: lines.map((line, index) => ({ ...numbered(line, index + 1), LineNum: index + 1 })),
      TotalAmt: amountOf(totalMinor),
    },
    effect: { postings: balanced(to, others), stock: [] },
  };
}

/** Payments of invoices. */
export function completePayment({ company, content }: Draft): Completed {
  const totalMinor = minorOf(numberOf(content, 'TotalAmt') ?? 0);
  if (totalMinor < 0) throw faults.business('Enter a transaction amount that is 0 or greater.');
  const sent = referenceOf(content, 'DepositToAccountRef');
  if (sent !== undefined) requireDepositAccount(company, sent);
  const to = sent ?? standardAccount(company, 'UndepositedFunds');
  const receivable = referenceOf(content, 'ARAccountRef') ?? standardAccount(company, 'AccountsReceivable');
  if (!isDebitAccount(accountTypeOf(company, receivable)))
    throw faults.accountType('Specify a receivables account.');
  let appliedMinor = 0;
  for (const line of listOf(content, 'Line')) {
    const links = listOf(line, 'LinkedTxn');
    for (const { TxnId, TxnType } of links) {
      if (company.get(String(TxnType), String(TxnId)) === undefined) throw faults.inactive();
    }
    // Credits that are applied take from what has to be paid (Intuit, payment: amounts are positive on both sides).
    const isCredit = links.some(({ TxnType }) => TxnType !== 'Invoice');
    appliedMinor += isCredit ? -requireAmount(line) : requireAmount(line);
  }
  if (appliedMinor > totalMinor)
    throw faults.business('The amount applied exceeds the amount of the payment.');
  const currency = readCurrency(company, content);
  return {
    content: {
      ...content,
      ...currency.properties,
      DepositToAccountRef: { value: to },
      TotalAmt: amountOf(totalMinor),
      UnappliedAmt: amountOf(totalMinor - appliedMinor),
      ProcessPayment: false,
    },
    effect: {
      postings: balanced(to, [{ accountId: receivable, debitMinor: -currency.homeMinor(totalMinor) }]),
      stock: [],
    },
  };
}
