import type { EventKey } from '../../ledger/event';
import type { Settlement } from '../../ledger/settlement/settlementFacts';
import { type BookedEvent, facetMinor } from '../bookedEvent';
import { isNumberOfSettlement, settlementKey } from '../settlement/settlementKeys';
import type { BridgeDocument, BridgeFacts } from './bridge';

/** The documents by what they are to clearing. */
export interface BridgeBooks {
  readonly inBooks: readonly BridgeDocument[];
  /** Documents of orders and days. */
  readonly ofSales: readonly BridgeDocument[];
  /** Documents of each settlement that has any. */
  readonly ofSettlements: ReadonlyMap<Settlement, readonly BridgeDocument[]>;
  /** Settlements whose last entry is in the books. */
  readonly complete: ReadonlySet<Settlement>;
  /** Which complete settlement has cleared an event. */
  readonly clearedBy: ReadonlyMap<EventKey, Settlement>;
  /** What a document brought to clearing for each of its events. */
  sharesOf(document: BridgeDocument): ReadonlyMap<EventKey, number>;
}

/** Sorts the documents. */
export function bridgeBooks({ documents, booked, settlements }: BridgeFacts): BridgeBooks {
  const byKey = new Map(booked.map((each) => [each.event.key, each]));
  const inBooks = documents.filter(({ state }) => state === 'inBooks');
  const ofSettlements = new Map<Settlement, readonly BridgeDocument[]>();
  for (const settlement of settlements) {
    const own = inBooks.filter(({ number }) => isNumberOfSettlement(number, settlement.settlementId));
    if (own.length > 0) ofSettlements.set(settlement, own);
  }
  const all = new Set([...ofSettlements.values()].flat());
  const complete = new Set(
    [...ofSettlements].filter(([settlement, own]) => isComplete(settlement, own)).map(([each]) => each),
  );
  const clearedBy = new Map(
    [...ofSettlements]
      .filter(([settlement]) => complete.has(settlement))
      .flatMap(([settlement, own]) =>
        own.flatMap(({ clears = [] }) => clears.map((key) => [key, settlement] as const)),
      ),
  );
  return {
    inBooks,
    ofSales: inBooks.filter((each) => !all.has(each)),
    ofSettlements,
    complete,
    clearedBy,
    sharesOf: (document) => sharesOf(document, byKey),
  };
}

/** With its last entry, or where everything was cleared with its payout, a settlement is in the books. */
function isComplete({ settlementId, source }: Settlement, documents: readonly BridgeDocument[]): boolean {
  const last = settlementKey(settlementId, source);
  return documents.some(
    ({ covers, clears = [] }) => clears.length > 0 || covers.some(({ eventKey }) => eventKey === last),
  );
}

function sharesOf(
  { covers, clearingMinor }: BridgeDocument,
  byKey: ReadonlyMap<EventKey, BookedEvent>,
): ReadonlyMap<EventKey, number> {
  const [only] = covers;
  if (only !== undefined && covers.length === 1) return new Map([[only.eventKey, clearingMinor]]);
  const shares = new Map(
    covers.map(({ eventKey, facets }) => {
      const booked = byKey.get(eventKey);
      const own = (['revenue', 'fees', 'cash'] as const).filter((facet) => facets.includes(facet));
      const minor = own.reduce(
        (sum, facet) => (booked === undefined ? 0 : sum + facetMinor(booked, facet)),
        0,
      );
      return [eventKey, minor] as const;
    }),
  );
  const sumMinor = [...shares.values()].reduce((sum, minor) => sum + minor, 0);
  // What was booked before Amazon released it stands on another account, all of the document.
  return clearingMinor === 0 && sumMinor !== 0
    ? new Map(covers.map(({ eventKey }) => [eventKey, 0]))
    : shares;
}
