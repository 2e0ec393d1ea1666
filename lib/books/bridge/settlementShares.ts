import type { EventKey } from '../../ledger/event';
import type { LineKind } from '../../ledger/lineKind';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { clearingMinorOf } from '../settlement/partDocuments';
import { settlementDrafts } from '../settlement/settlementDrafts';
import { payoutKey } from '../settlement/settlementKeys';
import type { BridgeDocument, BridgeFacts } from './bridge';
import type { BridgeBooks } from './bridgeBooks';
import type { Reasoned } from './unsettledShares';

const reserves: readonly LineKind[] = ['previousReserve', 'currentReserve'];

/**
 * What settlements leave in clearing: their payout while it is on its way, a debt, the reserve where it is
 * kept there, documents that are still to be sent, and the hole of what they have cleared and what is in the
 * books no more.
 */
export function settlementShares(books: BridgeBooks, facts: BridgeFacts): readonly Reasoned[] {
  return [...books.ofSettlements].flatMap(([settlement, documents]): readonly Reasoned[] =>
    books.complete.has(settlement)
      ? ofComplete(settlement, documents, books, facts)
      : documents.map(({ number, clearingMinor: amountMinor }) => ({
          reason: 'unfinished',
          number,
          amountMinor,
        })),
  );
}

function ofComplete(
  settlement: Settlement,
  documents: readonly BridgeDocument[],
  books: BridgeBooks,
  facts: BridgeFacts,
): readonly Reasoned[] {
  const { totalMinor } = settlement;
  const isPaid = documents.some(({ covers }) =>
    covers.some(({ eventKey }) => eventKey === payoutKey(settlement.settlementId)),
  );
  const { convention, payout } = facts.context.settings.settlement;
  const keepsReserve = convention === 'balance';
  // What the bank returned is still in clearing from the settlement before, where the bank feed books payouts.
  const returnedMinor = payout === 'bankFeed' ? kindsMinor(settlement, ['bankTransfer'], facts) : 0;
  const number = numberOf(settlement, documents);
  const reserveMinor = keepsReserve ? 0 - kindsMinor(settlement, reserves, facts) : 0;
  const owedMinor = Math.min(totalMinor, 0) - kindsMinor(settlement, ['payable'], facts);
  const whole: readonly Reasoned[] = [
    {
      reason: 'payoutInTransit',
      number,
      amountMinor: (isPaid ? 0 : Math.max(totalMinor, 0)) - returnedMinor,
    },
    { reason: 'owed', number, amountMinor: owedMinor },
    { reason: 'reserve', number, amountMinor: reserveMinor },
  ];
  const clearedMinor = [...books.ofSales].reduce(
    (sum, sale) =>
      [...books.sharesOf(sale)].reduce(
        (total, [key, minor]) => (books.clearedBy.get(key) === settlement ? total + minor : total),
        sum,
      ),
    0,
  );
  const thereMinor = documents.reduce((sum, { clearingMinor }) => sum + clearingMinor, clearedMinor);
  // Everything is there: nothing more has to be found.
  if (thereMinor === sumOf(whole)) return whole;
  const gone = holes(settlement, books, facts);
  return [...whole, ...gone, ...unsent(settlement, sumOf(gone), facts)];
}

/** What a settlement has cleared and what no document in the books owns any more. */
function holes(
  settlement: Settlement,
  { clearedBy, sharesOf, inBooks }: BridgeBooks,
  { documents }: BridgeFacts,
): readonly Reasoned[] {
  const owned = new Set(
    inBooks.flatMap(({ covers }) =>
      covers.flatMap(({ eventKey, facets }) => facets.map((facet) => `${facet} ${eventKey}`)),
    ),
  );
  const found = new Map<string, Reasoned>();
  for (const each of documents.filter(({ state }) => state === 'gone')) {
    const shares: ReadonlyMap<EventKey, number> = sharesOf(each);
    for (const { eventKey, facets } of each.covers) {
      const isOwned = facets.some((facet) => owned.has(`${facet} ${eventKey}`));
      if (isOwned || clearedBy.get(eventKey) !== settlement) continue;
      // Sent and undone several times: the last one counts.
      const key = `${facets.join()} ${eventKey}`;
      found.set(key, { reason: 'undone', number: each.number, amountMinor: 0 - (shares.get(eventKey) ?? 0) });
    }
  }
  return [...found.values()];
}

/** Documents of the settlement that are still to be sent, as far as they fill no hole that is named. */
function unsent(settlement: Settlement, goneMinor: number, facts: BridgeFacts): readonly Reasoned[] {
  const plans = settlementDrafts(settlement, facts.booked, facts.context);
  const missing = plans
    .flatMap(({ draft }) => draft ?? [])
    .filter(({ number }) => !/-P$/.test(number))
    .map((draft): Reasoned => {
      return { reason: 'unfinished', number: draft.number, amountMinor: 0 - clearingMinorOf(draft) };
    });
  // From transactions the settlement would book what is gone by itself; a file does not know of it.
  const [first] = missing;
  return first === undefined || settlement.source === 'file'
    ? missing
    : [...missing, { ...first, amountMinor: 0 - goneMinor }];
}

function sumOf(shares: readonly Reasoned[]): number {
  return shares.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

/** The document that a seller looks at for a settlement. */
function numberOf({ settlementId }: Settlement, documents: readonly BridgeDocument[]): string {
  const numbers = documents.map(({ number }) => number);
  return numbers.find((number) => number === `AZ${settlementId}`) ?? numbers.at(-1) ?? '';
}

function kindsMinor(
  { source, eventKeys, reading }: Settlement,
  kinds: readonly LineKind[],
  { booked }: BridgeFacts,
): number {
  if (source === 'file')
    return (reading?.amounts ?? []).reduce(
      (sum, { meaning, amountMinor }) =>
        meaning !== undefined && kinds.includes(meaning.kind) ? sum + amountMinor : sum,
      0,
    );
  const own = new Set(eventKeys);
  return booked
    .filter(({ event }) => own.has(event.key))
    .flatMap(({ event }) => event.lines)
    .reduce((sum, { kind, amountMinor }) => (kinds.includes(kind) ? sum + amountMinor : sum), 0);
}
