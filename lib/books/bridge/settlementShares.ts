import type { EventKey } from '../../ledger/event';
import type { LineKind } from '../../ledger/lineKind';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { payoutKey } from '../settlement/settlementKeys';
import type { BridgeDocument, BridgeFacts } from './bridge';
import type { BridgeBooks } from './bridgeBooks';
import { inClearing, type Reasoned } from './unsettledShares';

const reserves: readonly LineKind[] = ['previousReserve', 'currentReserve'];

/**
 * What settlements leave in clearing: their payout while it is on its way, a debt, the reserve where it is
 * kept there, and the hole of what they have cleared and what is in the books no more.
 */
export function settlementShares(books: BridgeBooks, facts: BridgeFacts): readonly Reasoned[] {
  const present = inClearing(books);
  return [...books.ofSettlements].flatMap(([settlement, documents]): readonly Reasoned[] => {
    if (!books.complete.has(settlement))
      return documents.map(({ number, clearingMinor: amountMinor }) => ({
        reason: 'unfinished',
        number,
        amountMinor,
      }));
    const { totalMinor } = settlement;
    const isPaid = documents.some(({ covers }) =>
      covers.some(({ eventKey }) => eventKey === payoutKey(settlement.settlementId)),
    );
    const keepsReserve = facts.settings.settlement.convention === 'balance';
    const number = numberOf(settlement, documents);
    const reserveMinor = keepsReserve ? -kindsMinor(settlement, reserves, facts) : 0;
    const owedMinor = Math.min(totalMinor, 0) - kindsMinor(settlement, ['payable'], facts);
    return [
      { reason: 'payoutInTransit', number, amountMinor: isPaid ? 0 : Math.max(totalMinor, 0) },
      { reason: 'owed', number, amountMinor: owedMinor },
      { reason: 'reserve', number, amountMinor: reserveMinor },
      ...holes(settlement, present, books, facts),
    ];
  });
}

/** What a settlement has cleared and what no document in the books covers any more. */
function holes(
  settlement: Settlement,
  present: ReadonlySet<EventKey>,
  { clearedBy, sharesOf }: BridgeBooks,
  { documents }: BridgeFacts,
): readonly Reasoned[] {
  const missing = new Set(
    [...clearedBy].filter(([key, by]) => by === settlement && !present.has(key)).map(([key]) => key),
  );
  if (missing.size === 0) return [];
  const shares = new Map<EventKey, Reasoned>();
  // Sent and undone several times: the last one counts.
  for (const gone of documents.filter(({ state }) => state === 'gone')) {
    for (const [key, amountMinor] of sharesOf(gone)) {
      if (missing.has(key))
        shares.set(`${key} ${gone.key}`, {
          reason: 'undone',
          number: gone.number,
          amountMinor: -amountMinor,
        });
    }
  }
  return [...shares.values()];
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
