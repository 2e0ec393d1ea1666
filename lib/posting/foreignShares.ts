import type { Facet } from '../books/facet';
import type { AmazonEvent } from '../ledger/event';
import type { LineKind } from '../ledger/lineKind';
import { formatMoney } from '../money/money';
import { problem } from '../problem/problem';
import type { Posting } from './posting';

/** What a document of others is of an order's events, and what is still to be booked beside it. */
export interface ForeignShare {
  readonly event: AmazonEvent;
  readonly facets: readonly Facet[];
  /** What the document says less what these facets come to; zero where it is to the cent. */
  readonly differenceMinor: number;
}

/**
 * Which facets of an order's events a document of others owns, by its total: with Amazon's fees, or without
 * them, and then they may be booked beside it. One shipment is told from another by its total; where none
 * fits, it stands for all of its side, fees too, so that nothing is booked twice, and the difference is said.
 */
export function foreignShares(
  { kind, totalMinor, currency }: Pick<Posting, 'kind' | 'totalMinor' | 'currency'>,
  events: readonly AmazonEvent[],
): readonly ForeignShare[] {
  const side = events.filter(
    (event) => event.sameAs === undefined && event.currency === currency && isOfSide(kind, event),
  );
  if (kind === 'purchase') return matching(side, ofFees, totalMinor) ?? [];
  if (kind === 'payment' || kind === 'transfer' || kind === 'deposit') return [];
  for (const way of ways) {
    const shares = matching(side, way, totalMinor);
    if (shares !== undefined) return shares;
  }
  return whole(side, everything, totalMinor, ways[0].minorOf);
}

/** A document of others with what it covers of its order's events; where its total is no sum of theirs, that is said. */
export function coveringForeign(posting: Posting, events: readonly AmazonEvent[]): Posting {
  const shares = foreignShares(posting, events);
  const { number, totalMinor, currency, standsOn } = posting;
  // The way of its money to clearing stays to be booked, by the settlement.
  const own = (facets: readonly Facet[]): readonly Facet[] =>
    standsOn === undefined ? facets : facets.filter((facet) => facet !== 'cash');
  const differs = shares.some(({ differenceMinor }) => differenceMinor !== 0);
  const facts = { number, shown: formatMoney(totalMinor, currency) };
  return {
    ...posting,
    covers: shares.map(({ event, facets }) => ({ eventKey: event.key, facets: own(facets) })),
    ...(differs ? { problem: problem('other_total', facts) } : {}),
  };
}

const everything: readonly Facet[] = ['revenue', 'fees', 'cash'];

const feeKinds: ReadonlySet<LineKind> = new Set<LineKind>([
  'sellingFee',
  'otherFee',
  'fulfilmentFee',
  'storageFee',
  'advertising',
  'shippingChargeback',
  'giftWrapChargeback',
  'postage',
]);
const taxKinds: ReadonlySet<LineKind> = new Set<LineKind>(['taxCollected', 'taxWithheld']);

/** One reading of a total: the amounts that it would be of, and the facets that these are. */
interface Way {
  readonly facets: readonly Facet[];
  readonly minorOf: (event: AmazonEvent) => number;
}

const ofFees: Way = { facets: ['fees'], minorOf: (event) => -sumOf(event, (kind) => feeKinds.has(kind)) };

/** How a total can be meant: what Amazon pays, what the buyer paid with and without tax. */
const ways = [
  { facets: everything, minorOf: (event: AmazonEvent) => Math.abs(event.totalMinor) },
  {
    facets: ['revenue'] as readonly Facet[],
    minorOf: (event: AmazonEvent) => Math.abs(sumOf(event, (kind) => !feeKinds.has(kind))),
  },
  {
    facets: ['revenue'] as readonly Facet[],
    minorOf: (event: AmazonEvent) =>
      Math.abs(sumOf(event, (kind) => !feeKinds.has(kind) && !taxKinds.has(kind))),
  },
  {
    facets: ['revenue'] as readonly Facet[],
    minorOf: (event: AmazonEvent) =>
      Math.abs(sumOf(event, (kind) => !feeKinds.has(kind) && kind !== 'taxWithheld')),
  },
] as const;

/** The events whose amounts make the total, where that is one of them or all. */
function matching(
  side: readonly AmazonEvent[],
  { facets, minorOf }: Way,
  totalMinor: number,
): readonly ForeignShare[] | undefined {
  const fitting = side.filter((event) => minorOf(event) === totalMinor);
  if (fitting.length === 1) return whole(fitting, facets, totalMinor, minorOf);
  const all = side.reduce((sum, event) => sum + minorOf(event), 0);
  return side.length > 1 && all === totalMinor ? whole(side, facets, totalMinor, minorOf) : undefined;
}

function whole(
  events: readonly AmazonEvent[],
  facets: readonly Facet[],
  totalMinor: number,
  minorOf: (event: AmazonEvent) => number,
): readonly ForeignShare[] {
  const all = events.reduce((sum, event) => sum + minorOf(event), 0);
  return events.map((event, index) => ({
    event,
    facets,
    differenceMinor: index === 0 ? totalMinor - all : 0,
  }));
}

function isOfSide(kind: Posting['kind'], { kind: of }: AmazonEvent): boolean {
  if (kind === 'refundReceipt' || kind === 'creditMemo') return of === 'refund';
  if (kind === 'purchase') return of === 'shipment' || of === 'refund' || of === 'other';
  return of === 'shipment';
}

function sumOf({ lines }: AmazonEvent, counts: (kind: LineKind) => boolean): number {
  return lines.reduce((sum, { kind, amountMinor }) => (counts(kind) ? sum + amountMinor : sum), 0);
}
