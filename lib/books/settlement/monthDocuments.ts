import type { Settlement } from '../../ledger/settlement/settlementFacts';
import type { BookContext } from '../bookContext';
import type { Cover } from '../draft';
import { settlementNumber } from '../numbers/settlementNumbers';
import { type DrawnDocument, drawnDocument, eventsOf, sentDocument } from './drawnDocument';
import type { MonthPart, Stream } from './monthParts';
import { feesOfMonth, formOfMonth, journalOfMonth, paymentOfMonth } from './partDocuments';
import { linesOfItems, sumOfItems } from './settledContent';
import type { SettlementAccounts } from './settlementAccounts';
import { fileMonthKey, paymentKey, settlementKey } from './settlementKeys';

/** Everything that the months of one settlement have in common. */
export interface SettlementDrawing {
  readonly settlement: Settlement;
  readonly accounts: SettlementAccounts;
  readonly context: BookContext;
  /** Whether a month carries its balance into the next one. */
  readonly carries: boolean;
  readonly parts: readonly MonthPart[];
}

/** The documents of one month, and what it owns without a document. */
export interface MonthDocuments {
  readonly documents: readonly DrawnDocument[];
  readonly leftCovers: readonly Cover[];
}

/** The entry of a month, the payment of its invoice, and its fees where they are apart. */
export function monthDocuments(drawing: SettlementDrawing, part: MonthPart, index: number): MonthDocuments {
  const all = [...entryOf(drawing, part, index), ...feesOf(drawing, part, index)];
  const isEmpty = ({ draft }: DrawnDocument): boolean =>
    draft !== undefined && draft.kind !== 'payment' && draft.lines.length === 0;
  return {
    documents: all.filter((each) => !isEmpty(each)),
    leftCovers: all.filter(isEmpty).flatMap(({ draft }) => draft?.covers ?? []),
  };
}

function entryOf(drawing: SettlementDrawing, part: MonthPart, index: number): readonly DrawnDocument[] {
  const { settlement, accounts, context, carries, parts } = drawing;
  const { settlementId } = settlement;
  const items = part.items.entry;
  const key = keyOf(settlement, part);
  const sent = part.numbers.entry;
  if (sent !== undefined) return [sentDocument(key, sent, eventsOf(items))];
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
      covers: coversOf(drawing, part, 'entry'),
    },
    true,
    (base) => {
      const facts = { lines, carriedInMinor, carriesOn: carries && !part.isLast };
      return formOfMonth(lines, base, accounts, context) ?? journalOfMonth(facts, base, accounts, context);
    },
  );
  const { draft } = entry;
  if (draft?.kind !== 'invoice' || draft.totalMinor === 0) return [entry];
  const payment = drawnDocument(
    settlement,
    context,
    {
      key: `${key}/payment`,
      number: settlementNumber(settlementId, place, { form: 'payment' }),
      date: part.date,
      what: `payment of ${draft.number}`,
      covers: [{ eventKey: paymentKey(settlementId, part.month), facets: ['cash'] }],
    },
    false,
    (base) => paymentOfMonth(draft, base, accounts),
  );
  return [entry, payment];
}

function feesOf(drawing: SettlementDrawing, part: MonthPart, index: number): readonly DrawnDocument[] {
  const { settlement, accounts, context } = drawing;
  const items = part.items.fees;
  const key = `${keyOf(settlement, part)}/fees`;
  const sent = part.numbers.fees;
  if (sent !== undefined) return [sentDocument(key, sent, eventsOf(items))];
  if (items.length === 0) return [];
  const number = settlementNumber(settlement.settlementId, placeOf(drawing, index), { form: 'fees' });
  const covers = coversOf(drawing, part, 'fees');
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

/** What a document of a month owns: its events or its month of the file, and the last one the settlement. */
function coversOf(
  { settlement: { settlementId, source }, context }: SettlementDrawing,
  part: MonthPart,
  stream: Stream,
): readonly Cover[] {
  const items = part.items[stream];
  const isApart = context.settings.settlement.fees === 'apart';
  const ofEntry = isApart ? (['revenue', 'cash'] as const) : (['revenue', 'fees', 'cash'] as const);
  const facets = stream === 'fees' ? (['fees'] as const) : ofEntry;
  const isOfFile = items.some(({ cover }) => cover === undefined);
  const ofFile: readonly Cover[] = isOfFile
    ? [{ eventKey: fileMonthKey(settlementId, part.month), facets }]
    : [];
  const endsIt = part.isLast && (stream === 'entry' || part.items.entry.length === 0);
  const ofLast: readonly Cover[] = endsIt
    ? [{ eventKey: settlementKey(settlementId, source), facets: ['cash'] }]
    : [];
  return [...merged(items.flatMap(({ cover }) => cover ?? [])), ...ofFile, ...ofLast];
}

/** One row an event. */
function merged(covers: readonly Cover[]): readonly Cover[] {
  const byKey = new Map<string, Cover>();
  for (const { eventKey, facets } of covers) {
    const found = byKey.get(eventKey);
    byKey.set(eventKey, { eventKey, facets: [...(found?.facets ?? []), ...facets] });
  }
  return [...byKey.values()];
}
