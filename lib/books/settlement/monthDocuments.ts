import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { problem } from '../../problem/problem';
import { type BookContext, ownerOf } from '../bookContext';
import type { Cover, Invoice } from '../draft';
import { settlementNumber } from '../numbers/settlementNumbers';
import { type DrawnDocument, drawnDocument, eventsOf, sentDocument } from './drawnDocument';
import { type CoverFacts, coversOf, mergedCovers } from './itemCovers';
import type { MonthPart } from './monthParts';
import { feesOfMonth, formOfMonth, journalOfMonth, paymentOfMonth } from './partDocuments';
import { linesOfItems, sumOfItems } from './settledContent';
import type { SettlementAccounts } from './settlementAccounts';
import { paymentKey, settlementKey } from './settlementKeys';

/** Everything that the months of one settlement have in common. */
export interface SettlementDrawing {
  readonly settlement: Settlement;
  readonly accounts: SettlementAccounts;
  readonly context: BookContext;
  /** Whether a month carries its balance into the next one. */
  readonly carries: boolean;
  readonly parts: readonly MonthPart[];
  readonly facts: CoverFacts;
}

/** The documents of one month, and what it owns without a document. */
export interface MonthDocuments {
  readonly documents: readonly DrawnDocument[];
  readonly leftCovers: readonly Cover[];
}

/** The entry of a month, the payment of its invoice, and its fees where they are apart. */
export function monthDocuments(drawing: SettlementDrawing, part: MonthPart, index: number): MonthDocuments {
  const last = lastCovers(drawing, part);
  const [entry, ...payments] = entryOf(drawing, part, index, last);
  const posts = entry !== undefined && !isEmpty(entry);
  // Where nothing posts but fees, they own the rest of the month, and with the last one the settlement.
  const rest = posts ? [] : entry === undefined ? last : (entry.draft?.covers ?? []);
  const fees = feesOf(drawing, part, index, rest);
  const [fee] = fees;
  const feePosts = fee !== undefined && !isEmpty(fee);
  return {
    documents: [...(posts ? [entry] : []), ...payments, ...(feePosts ? fees : [])],
    leftCovers: feePosts ? [] : (fee?.draft?.covers ?? rest),
  };
}

/** Nothing of it moves an account: it is no document. */
function isEmpty({ draft, isSent }: DrawnDocument): boolean {
  return !isSent && draft !== undefined && draft.lines.length === 0;
}

function entryOf(
  drawing: SettlementDrawing,
  part: MonthPart,
  index: number,
  last: readonly Cover[],
): readonly DrawnDocument[] {
  const { settlement, accounts, context, carries, parts } = drawing;
  const { settlementId } = settlement;
  const items = part.items.entry;
  const key = keyOf(settlement, part);
  const sent = part.sent.entry;
  if (sent !== undefined) {
    const told = sentDocument(key, sent.number, eventsOf(items));
    const paid = { number: sent.number, totalMinor: sumOfItems(items) };
    return sent.kind === 'invoice' ? [told, ...paymentOf(drawing, part, index, paid)] : [told];
  }
  const carriedInMinor = carries ? sumOfItems(parts.slice(0, index).flatMap((each) => each.items.entry)) : 0;
  if (items.length === 0 && carriedInMinor === 0) return [];
  const place = placeOf(drawing, index);
  const lines = linesOfItems(items);
  const entry = drawnDocument(
    settlement,
    context,
    {
      key,
      number: settlementNumber(settlementId, place),
      date: part.date,
      what: '',
      covers: [...coversOf(items, drawing.facts), ...last],
    },
    true,
    (base) => {
      const facts = { lines, carriedInMinor, carriesOn: carries && !part.isLast };
      return formOfMonth(lines, base, accounts, context) ?? journalOfMonth(facts, base, accounts, context);
    },
  );
  const { draft } = entry;
  if (draft?.kind !== 'invoice') return [entry];
  const payments = paymentOf(drawing, part, index, draft);
  return [entry, ...payments.map((payment) => afterInvoice(payment, draft.number))];
}

/** What brings the total of a month's invoice to clearing; none where it is there, or comes to nothing. */
function paymentOf(
  drawing: SettlementDrawing,
  part: MonthPart,
  index: number,
  invoice: Pick<Invoice, 'number' | 'totalMinor'>,
): readonly DrawnDocument[] {
  const { settlement, accounts, context } = drawing;
  const { settlementId } = settlement;
  const eventKey = paymentKey(settlementId, part.month);
  if (invoice.totalMinor === 0 || ownerOf(context.owners, eventKey, 'cash') !== undefined) return [];
  const place = {
    key: `${keyOf(settlement, part)}/payment`,
    number: settlementNumber(settlementId, placeOf(drawing, index), { form: 'payment' }),
    date: part.date,
    what: `payment of ${invoice.number}`,
    covers: [{ eventKey, facets: ['cash' as const] }],
  };
  return [
    drawnDocument(settlement, context, place, false, (base) => paymentOfMonth(invoice, base, accounts)),
  ];
}

/** QuickBooks takes no payment of an invoice that is not there. */
function afterInvoice(payment: DrawnDocument, number: string): DrawnDocument {
  const told = { state: 'waiting' as const, problem: problem('invoice_first', { number }) };
  return { ...payment, verdicts: [...payment.verdicts, told] };
}

function feesOf(
  drawing: SettlementDrawing,
  part: MonthPart,
  index: number,
  rest: readonly Cover[],
): readonly DrawnDocument[] {
  const { settlement, accounts, context } = drawing;
  const items = part.items.fees;
  const key = `${keyOf(settlement, part)}/fees`;
  const sent = part.sent.fees;
  if (sent !== undefined) return [sentDocument(key, sent.number, eventsOf(items))];
  if (items.length === 0) return [];
  const number = settlementNumber(settlement.settlementId, placeOf(drawing, index), { form: 'fees' });
  const covers = mergedCovers([...coversOf(items, drawing.facts), ...rest]);
  return [
    drawnDocument(settlement, context, { key, number, date: part.date, what: 'fees', covers }, true, (base) =>
      feesOfMonth(linesOfItems(items), base, accounts, context),
    ),
  ];
}

function keyOf({ settlementId }: Settlement, { month }: MonthPart): string {
  return `settlement/${settlementId}/${month}`;
}

function placeOf({ parts }: SettlementDrawing, index: number): 'whole' | { readonly month: number } {
  return parts.length === 1 ? 'whole' : { month: index + 1 };
}

/** With its last month a settlement is in the books. */
function lastCovers(
  { settlement: { settlementId, source } }: SettlementDrawing,
  { isLast }: MonthPart,
): readonly Cover[] {
  return isLast ? [{ eventKey: settlementKey(settlementId, source), facets: ['cash'] }] : [];
}
