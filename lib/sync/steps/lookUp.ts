import type { CompanyFacts } from '../../books/company';
import type { DocumentKind } from '../../books/draft';
import { numberPrefixes } from '../../books/numbers/orderNumbers';
import { standsFor } from '../../posting/foreign';
import { isMarkOf } from '../../posting/marks';
import type { Posting } from '../../posting/posting';
import type { Looked } from '../../posting/step';
import { ok, type Result } from '../../problem/problem';
import type { FoundDocument, QuickBooksPort } from '../ports';

/**
 * The kinds of document that a posting could be in QuickBooks, its own first; each has a number space of its
 * own. A connection whose settings changed, or another browser with others, may have made another kind.
 */
const kindsItCouldBe: Readonly<Record<DocumentKind, readonly DocumentKind[]>> = {
  salesReceipt: ['salesReceipt'],
  invoice: ['invoice', 'salesReceipt'],
  refundReceipt: ['refundReceipt', 'creditMemo'],
  creditMemo: ['creditMemo', 'refundReceipt'],
  estimate: ['estimate'],
  payment: ['payment'],
  purchase: ['purchase', 'journalEntry'],
  journalEntry: ['journalEntry'],
  transfer: ['transfer', 'deposit', 'journalEntry'],
  deposit: ['deposit', 'transfer', 'journalEntry'],
};

/** What a look-up asks QuickBooks. */
export type Finders = Pick<QuickBooksPort, 'findByNumberPrefix' | 'findByDateAndTotal'>;

/** A shape that stands in for a refused one, or the refused one itself: another browser may have sent any of them. */
const standingIn: readonly DocumentKind[] = [
  'salesReceipt',
  'refundReceipt',
  'invoice',
  'creditMemo',
  'purchase',
  'journalEntry',
];
/** A settlement's payout is what the browser's settings make of it. */
const payouts: readonly DocumentKind[] = ['journalEntry', 'transfer', 'deposit'];

/**
 * Whether a posting may be in QuickBooks in another shape than this: where a shape was refused, here or, as a request
 * that QuickBooks has seen before tells, perhaps in another browser.
 */
export function mayBeReshaped({
  answers,
  fault,
  unknownBecause,
}: Pick<Posting, 'answers' | 'fault' | 'unknownBecause'>): boolean {
  return answers !== undefined || fault !== undefined || unknownBecause === 'duplicate';
}

/** The kinds of document that a posting could be in QuickBooks. */
export function kindsOf(
  posting: Pick<Posting, 'key' | 'kind' | 'answers' | 'fault' | 'unknownBecause'>,
): readonly DocumentKind[] {
  const shapes = mayBeReshaped(posting) ? standingIn : [];
  const ways = posting.key.endsWith('/payout') ? payouts : [];
  return [...new Set([...kindsItCouldBe[posting.kind], ...shapes, ...ways])];
}

/**
 * Whether a document of ours is found by its number, whatever it says. A browser that knows other facts plans
 * another total: without a number all of the day has to be looked through for the mark.
 */
export function bearsOurNumber(kind: DocumentKind, { customTransactionNumbers }: CompanyFacts): boolean {
  if (kind === 'payment') return true;
  return kind !== 'transfer' && kind !== 'deposit' && customTransactionNumbers;
}

/**
 * Looks for a posting's document under every kind and number it could have, and by its day and total: so it
 * is found too where QuickBooks gave the number or a person changed it. Notes cannot be queried; the marks
 * in them are compared here. Source: Intuit, data queries.
 */
export async function lookUp(
  quickbooks: Finders,
  company: CompanyFacts,
  posting: Posting,
  mayResend: boolean,
): Promise<Result<Looked>> {
  const found = new Map<string, FoundDocument>();
  for (const kind of kindsOf(posting)) {
    for (const prefix of prefixesOf(posting)) {
      const byNumber = await quickbooks.findByNumberPrefix(kind, prefix);
      if (!byNumber.ok) return byNumber;
      for (const document of byNumber.value) found.set(`${kind} ${document.id}`, document);
    }
    const { date, totalMinor, currency } = posting;
    const total = bearsOurNumber(kind, company) ? totalMinor : 'any';
    const byTotal = await quickbooks.findByDateAndTotal(kind, date, total, currency);
    if (!byTotal.ok) return byTotal;
    for (const document of byTotal.value) found.set(`${kind} ${document.id}`, document);
  }
  return ok(sorted([...found.values()], company, posting, mayResend));
}

/**
 * An order's documents are looked for together: others may have made one under the bare order id. The second
 * form is only borne by numbers that are too long with the order's hyphens.
 */
function prefixesOf({ orderId, number }: Posting): readonly string[] {
  const ofOrder = orderId === undefined ? [] : numberPrefixes(orderId);
  if (ofOrder.length === 0) return [number];
  return ofOrder.filter((prefix, index) => index === 0 || number.startsWith(prefix));
}

function sorted(
  documents: readonly FoundDocument[],
  { booksClosedUntil }: CompanyFacts,
  posting: Posting,
  mayResend: boolean,
): Looked {
  const known = posting.state === 'exists' ? undefined : posting.remote;
  const isOurs = ({ kind, id, privateNote }: FoundDocument): boolean =>
    (id === known?.id && kind === known.kind) || isMarkOf(privateNote, posting.key);
  const isOthers = (each: FoundDocument): boolean => !isOurs(each) && standsFor(each, posting);
  const looked = {
    seen: 'documents' as const,
    ours: documents.filter(isOurs),
    others: documents.filter(isOthers),
    mayResend,
  };
  return booksClosedUntil === undefined ? looked : { ...looked, closedUntil: booksClosedUntil };
}
