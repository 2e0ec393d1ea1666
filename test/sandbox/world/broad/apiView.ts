import { isoSeconds } from '../stamps';
import type { BroadEvent, BroadPart, BroadPeriod, BroadUnit, BroadWorld } from './broadTruth';
import { sumOf } from './broadTruth';
import { words } from './words';

/** One row of listTransactions. */
interface ApiRow {
  readonly event: BroadEvent;
  readonly id: string;
  readonly atMs: number;
  readonly status: 'DEFERRED' | 'RELEASED' | 'DEFERRED_RELEASED';
  readonly twin: boolean;
  /** None while Amazon has not said which. */
  readonly period: BroadPeriod | undefined;
}

/** What listTransactions answers at a moment, in the form of Amazon's model finances_2024-06-19. */
export function apiAnswer(world: BroadWorld, atMs: number): object {
  const transactions = world.events
    .flatMap((event) => rowsAt(world, event, atMs))
    .map((row) => transactionJson(world, row));
  return { payload: { transactions } };
}

function rowsAt(world: BroadWorld, event: BroadEvent, atMs: number): readonly ApiRow[] {
  // A deposit to verify a bank account has never been seen in the API.
  if (event.what === 'microDeposit') return [];
  const { deferral } = event;
  const released = deferral !== undefined && deferral.releaseReportedAtMs <= atMs;
  const rows: ApiRow[] = [];
  if (event.reportedAtMs <= atMs) {
    rows.push({
      event,
      id: event.id,
      atMs: event.postedAtMs,
      status: deferral === undefined ? 'RELEASED' : released ? 'DEFERRED_RELEASED' : 'DEFERRED',
      twin: false,
      // That of the posting, which on deferred originals is not the one that pays.
      period: event.period ?? periodAt(world, event, event.postedAtMs),
    });
  }
  if (released) {
    rows.push({
      event,
      id: deferral.releaseId,
      atMs: deferral.releasedAtMs,
      status: 'RELEASED',
      twin: true,
      period: periodAt(world, event, deferral.releasedAtMs),
    });
  }
  return rows;
}

function periodAt({ periods }: BroadWorld, { accountType }: BroadEvent, atMs: number) {
  return periods.find(
    (period) => period.accountType === accountType && atMs >= period.startsAtMs && atMs < period.endsAtMs,
  );
}

function transactionJson(world: BroadWorld, row: ApiRow): object {
  const { store } = world;
  const { event } = row;
  const multiChannel = event.what === 'multiChannel';
  const marketplaceId = multiChannel ? store.nonAmazonId : store.marketplaceId;
  const money = (minor: number): object => ({ currencyAmount: minor / 100, currencyCode: store.currency });
  const contexts: object[] = [];
  if (event.deferral !== undefined && !row.twin) {
    contexts.push({
      contextType: 'DeferredContext',
      deferralReason: event.deferral.reason,
      maturityDate: isoSeconds(event.deferral.maturesAtMs),
    });
  }
  // An item without a tree of its own still names its product, as reimbursements of 2025 did.
  const withItems = event.units.some(
    (unit) => itemTree(event, unit) !== null || unit.parts.length === 0 || unit.product !== undefined,
  );
  return {
    sellingPartnerMetadata: {
      sellingPartnerId: world.sellerId,
      marketplaceId,
      accountType: event.accountType,
    },
    transactionType: event.type,
    transactionId: row.id,
    transactionStatus: row.status,
    relatedIdentifiers: identifiers(row),
    totalAmount: money(event.totalMinor),
    description: event.description,
    postedDate: isoSeconds(row.atMs),
    marketplaceDetails: { marketplaceId, marketplaceName: multiChannel ? store.nonAmazonName : store.name },
    items: withItems ? event.units.map((unit) => itemJson(event, unit, money)) : null,
    breakdowns: transactionTree(event).map((node) => nodeJson(node, money)),
    contexts: contexts.length === 0 ? null : contexts,
  };
}

function identifiers({ event, id, period, twin, status }: ApiRow): object[] {
  const linked = event.deferral !== undefined && !event.deferral.unlinked;
  const named: readonly (readonly [string, string | undefined])[] = [
    ['FINANCIAL_EVENT_GROUP_ID', period?.groupId],
    ['SHIPMENT_ID', event.shipmentId],
    ['REFUND_ID', event.refundId],
    ['SETTLEMENT_ID', period?.settlementId],
    ['ORDER_ID', event.orderId],
    ['DEFERRED_TRANSACTION_ID', linked && twin ? event.id : undefined],
    [
      'RELEASE_TRANSACTION_ID',
      linked && status === 'DEFERRED_RELEASED' && id === event.id ? event.deferral?.releaseId : undefined,
    ],
  ];
  return named.flatMap(([relatedIdentifierName, relatedIdentifierValue]) =>
    relatedIdentifierValue === undefined ? [] : [{ relatedIdentifierName, relatedIdentifierValue }],
  );
}

function itemJson(event: BroadEvent, unit: BroadUnit, money: (minor: number) => object): object {
  const tree = itemTree(event, unit);
  const totalMinor = itemTotalMinor(unit);
  const { product } = unit;
  return {
    description: product?.title ?? (event.type === 'Adjustment' ? (tree?.[0]?.name ?? null) : null),
    totalAmount: totalMinor === 0 ? { currencyAmount: 0, currencyCode: null } : money(totalMinor),
    relatedIdentifiers: null,
    breakdowns: tree === null ? null : tree.map((node) => nodeJson(node, money)),
    contexts:
      product === undefined
        ? null
        : [
            {
              contextType: 'ProductContext',
              asin: product.asin,
              sku: product.sku,
              // The ordered quantity, even on partial refunds.
              quantityShipped: event.type === 'Refund' ? unit.quantityOrdered : unit.quantity,
              fulfillmentNetwork: event.fulfilledBy ?? null,
            },
          ],
  };
}

interface Node {
  readonly name: string;
  readonly amountMinor: number;
  readonly children: readonly Node[];
}

function itemTotalMinor({ parts }: BroadUnit): number {
  return sumOf(parts.filter(({ word }) => words[word].item !== null));
}

function itemTree(event: BroadEvent, { parts }: BroadUnit): readonly Node[] | null {
  if (event.shape === 'withoutItems') return null;
  const amounts = parts.flatMap((part) => {
    const { item, isFee } = words[part.word];
    if (item === null) return [];
    // An advertising item is one anonymous Base, tax and all.
    return isFee && item.join() !== 'Base'
      ? feeAmounts(item, part)
      : [{ path: item, amountMinor: part.amountMinor }];
  });
  return amounts.length === 0 && parts.length > 0 ? null : grow(amounts);
}

/**
 * Two wrappers, and the sign of each root decides which one holds it; roots that net to zero vanish. Fees
 * keep their detail, save on refunds.
 */
function transactionTree(event: BroadEvent): readonly Node[] {
  const isRefund = event.type === 'Refund';
  const amounts = event.units.flatMap(({ parts }) =>
    parts.flatMap((part) => {
      const { item, tree, isFee } = words[part.word];
      const path = tree ?? item;
      if (path === null) return [];
      return isFee ? feeAmounts(path, part) : [{ path, amountMinor: part.amountMinor }];
    }),
  );
  // A loan's and a bank's charges come without a tree: the total alone says what they are.
  if (amounts.length === 0 && event.totalMinor !== 0) return [];
  const detailed: ReadonlySet<string> = new Set([
    'AmazonFees',
    'ReserveDebit',
    'FBAReversedReimbursement',
    'AdvertisingFee',
    'AdvertisingFeeRefund',
  ]);
  const roots = grow(amounts)
    .filter(({ amountMinor }) => amountMinor !== 0)
    .map((root) => (!isRefund && detailed.has(root.name) ? root : { ...root, children: [] }));
  const wrapper = (name: string, children: readonly Node[]): Node => ({
    name,
    amountMinor: sumOf(children),
    children,
  });
  return [
    wrapper(
      isRefund ? 'Refunded Expenses' : 'Sales',
      roots.filter(({ amountMinor }) => amountMinor > 0),
    ),
    wrapper(
      isRefund ? 'Refunded Sales' : 'Expenses',
      roots.filter(({ amountMinor }) => amountMinor < 0),
    ),
  ];
}

interface PathAmount {
  readonly path: readonly string[];
  readonly amountMinor: number;
}

function feeAmounts(path: readonly string[], part: BroadPart): readonly PathAmount[] {
  const { amountMinor, taxMinor = 0, waivedMinor = 0 } = part;
  const pieces = [
    ['Base', amountMinor - taxMinor - waivedMinor],
    ['Tax', taxMinor],
    ['Promo', waivedMinor],
  ] as const;
  return pieces.flatMap(([name, minor]) =>
    minor === 0 ? [] : [{ path: [...path, name], amountMinor: minor }],
  );
}

function grow(amounts: readonly PathAmount[]): readonly Node[] {
  const byName = new Map<string, PathAmount[]>();
  for (const { path, amountMinor } of amounts) {
    const [name, ...rest] = path;
    if (name === undefined) continue;
    byName.set(name, [...(byName.get(name) ?? []), { path: rest, amountMinor }]);
  }
  return [...byName].map(([name, parts]) => ({
    name,
    amountMinor: sumOf(parts),
    children: grow(parts.filter(({ path }) => path.length > 0)),
  }));
}

/** Empty children come as null, as [] or not at all; which of them follows from the node's name. */
function nodeJson(node: Node, money: (minor: number) => object): object {
  const bare = { breakdownType: node.name, breakdownAmount: money(node.amountMinor) };
  if (node.children.length > 0) {
    return { ...bare, breakdowns: node.children.map((child) => nodeJson(child, money)) };
  }
  const choice = node.name.length % 3;
  return choice === 0 ? { ...bare, breakdowns: null } : choice === 1 ? { ...bare, breakdowns: [] } : bare;
}
