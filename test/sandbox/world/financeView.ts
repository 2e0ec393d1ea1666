import { isoSeconds } from './stamps';
import { itemTotalMinor, itemTree, type TreeNode, transactionTree } from './trees';
import type { Line, MoneyEvent, SettlementIds } from './truth';
import type { World } from './world';

/** How closely answers keep to the published model, or stray from it as live answers do. */
export interface FinanceView {
  readonly world: World;
  readonly atMs: number;
  /**
   * Show what live answers show and the model finances_2024-06-19 forbids: nulls for whatever is empty,
   * INVOICE_ID on advertising items, renamed roots of service fees, the status in lower case.
   */
  readonly deviations: boolean;
}

/** One row of listTransactions, with what its filters look at. */
export interface TransactionRow {
  readonly transactionId: string;
  readonly postedAtMs: number;
  readonly status: 'DEFERRED' | 'RELEASED' | 'DEFERRED_RELEASED';
  readonly event: MoneyEvent;
  readonly twin: boolean;
  /** The ids that the row bears. */
  readonly settlement: SettlementIds;
}

/** The rows of an event that the API shows at a moment: none before it is reported, two once released. */
export function rowsOf(event: MoneyEvent, atMs: number): TransactionRow[] {
  const { deferral } = event;
  const released = deferral !== null && deferral.releaseReportedAtMs <= atMs;
  const rows: TransactionRow[] = [];
  if (event.reportedAtMs <= atMs) {
    rows.push({
      transactionId: event.transactionId,
      postedAtMs: event.postedAtMs,
      status: deferral === null ? 'RELEASED' : released ? 'DEFERRED_RELEASED' : 'DEFERRED',
      event,
      twin: false,
      settlement: event.settlement,
    });
  }
  if (released) {
    rows.push({
      transactionId: deferral.releaseTransactionId,
      postedAtMs: deferral.releasedAtMs,
      status: 'RELEASED',
      event,
      twin: true,
      settlement: deferral.releaseSettlement,
    });
  }
  return rows;
}

/** A row as the model finances_2024-06-19 writes it. */
export function transactionJson(row: TransactionRow, view: FinanceView): object {
  const { event } = row;
  const marketplaceId = event.nonAmazon ? event.marketplace.nonAmazonId : event.marketplace.id;
  const items = event.type === 'Transfer' ? [] : event.lines.map((line) => itemJson(event, line, view));
  return {
    sellingPartnerMetadata: {
      sellingPartnerId: view.world.seller.sellerId,
      marketplaceId,
      accountType: event.accountType,
    },
    transactionType: event.type,
    transactionId: row.transactionId,
    // "Released" was seen in 2024 (issue 4245 of selling-partner-api-models).
    transactionStatus: view.deviations && event.type === 'ServiceFee' ? 'Released' : row.status,
    relatedIdentifiers: relatedIdentifiers(row),
    totalAmount: money(event.totalMinor, event.marketplace.currency),
    description: event.description,
    postedDate: isoSeconds(row.postedAtMs),
    marketplaceDetails: {
      marketplaceId,
      marketplaceName: event.nonAmazon ? event.marketplace.nonAmazonName : event.marketplace.name,
    },
    ...(items.length === 0 && !view.deviations ? {} : { items: items.length === 0 ? null : items }),
    breakdowns: transactionTree(event).map((node) => nodeJson(node, event, view)),
    ...contextsJson(row, view),
  };
}

function relatedIdentifiers({ event, settlement, twin, status }: TransactionRow): object[] {
  const named: [string, string | null][] = [
    ['FINANCIAL_EVENT_GROUP_ID', settlement.financialEventGroupId],
    ['SHIPMENT_ID', event.shipmentId],
    ['REFUND_ID', event.refundId],
    ['SETTLEMENT_ID', settlement.settlementId],
    ['ORDER_ID', event.orderId],
    ['DEFERRED_TRANSACTION_ID', twin ? event.transactionId : null],
    [
      'RELEASE_TRANSACTION_ID',
      status === 'DEFERRED_RELEASED' ? (event.deferral?.releaseTransactionId ?? null) : null,
    ],
  ];
  return named.flatMap(([relatedIdentifierName, relatedIdentifierValue]) =>
    relatedIdentifierValue === null ? [] : [{ relatedIdentifierName, relatedIdentifierValue }],
  );
}

function itemJson(event: MoneyEvent, line: Line, view: FinanceView): object {
  const { currency } = event.marketplace;
  const tree = itemTree(event, line, view.deviations);
  const totalMinor = itemTotalMinor(line);
  const title = line.product?.title ?? (event.type === 'Adjustment' ? tree?.[0]?.name : undefined);
  return {
    ...optional('description', title, view),
    totalAmount: {
      currencyAmount: totalMinor / 100,
      // Live answers give no currency on zero items.
      ...(totalMinor === 0 && view.deviations ? { currencyCode: null } : { currencyCode: currency }),
    },
    ...optional('relatedIdentifiers', itemIdentifiers(event, line, view), view),
    ...(tree === null
      ? optional('breakdowns', undefined, view)
      : { breakdowns: tree.map((node) => nodeJson(node, event, view)) }),
    ...optional('contexts', productContexts(event, line, view), view),
  };
}

function itemIdentifiers(event: MoneyEvent, line: Line, view: FinanceView): object[] | undefined {
  const named = (itemRelatedIdentifierName: string, itemRelatedIdentifierValue: string) => [
    { itemRelatedIdentifierName, itemRelatedIdentifierValue },
  ];
  if (event.type === 'Adjustment') return undefined;
  if (event.type === 'ProductAdsPayment') {
    // Delivered on all advertising items, although the model does not list it.
    return view.deviations ? named('INVOICE_ID', `${event.transactionId.slice(0, 9)}DPA11`) : [];
  }
  if (event.type === 'ServiceFee') return named('TRANSACTION_ID', event.transactionId.slice(0, 12));
  if (line.orderItemId === null || event.nonAmazon) return [];
  return named('ORDER_ADJUSTMENT_ITEM_ID', line.orderItemId);
}

function productContexts(event: MoneyEvent, line: Line, view: FinanceView): object[] | undefined {
  if (event.type === 'Adjustment' || event.type === 'ProductAdsPayment') return undefined;
  const network = { AMAZON: 'AFN', MERCHANT: 'MFN' } as const;
  const fulfillmentNetwork = event.fulfilledBy === null ? undefined : network[event.fulfilledBy];
  return [
    {
      contextType: 'ProductContext',
      ...optional('asin', line.product?.asin, view),
      ...optional('sku', line.product?.sku, view),
      // The ordered quantity, even on partial refunds.
      quantityShipped: event.type === 'Refund' ? line.quantityOrdered : line.quantity,
      ...optional('fulfillmentNetwork', fulfillmentNetwork, view),
    },
  ];
}

function contextsJson({ event, twin }: TransactionRow, view: FinanceView): object {
  const contexts: object[] = [];
  if (event.deferral !== null && !twin) {
    contexts.push({
      contextType: 'DeferredContext',
      deferralReason: event.deferral.reason,
      maturityDate: isoSeconds(event.deferral.maturesAtMs),
    });
  }
  // Undocumented, and on every live shipment.
  if (event.type === 'Shipment') contexts.push({ contextType: 'AddressContext' });
  return optional('contexts', contexts.length === 0 ? undefined : contexts, view);
}

/** Empty children come as null, as [] or not at all; which of them follows from the node's name. */
function nodeJson(node: TreeNode, event: MoneyEvent, view: FinanceView): object {
  const children = node.children.map((child) => nodeJson(child, event, view));
  const bare = {
    breakdownType: node.name,
    breakdownAmount: money(node.amountMinor, event.marketplace.currency),
  };
  if (children.length > 0) return { ...bare, breakdowns: children };
  const rolledUp =
    node.name === 'ProductCharges' || node.name === 'PromoRebates' || node.name.length % 3 === 0;
  if (!rolledUp) return { ...bare, breakdowns: [] };
  return view.deviations ? { ...bare, breakdowns: null } : bare;
}

/** What is absent is left out by the model's rules and null in live answers. */
function optional(key: string, value: unknown, view: FinanceView): Record<string, unknown> {
  if (value !== undefined) return { [key]: value };
  return view.deviations ? { [key]: null } : {};
}

function money(amountMinor: number, currencyCode: string): object {
  return { currencyAmount: amountMinor / 100, currencyCode };
}
