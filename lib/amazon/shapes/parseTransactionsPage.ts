import * as v from 'valibot';
import type { Result } from '../../problem/problem';
import { exactMinor, financeAmount } from './amount';
import { instant, listOf, maybe, optionalCount, optionalText, requiredText } from './fields';
import { homeMarketplaceId, marketplaceOf } from './marketplaces';
import { present } from './present';
import { read, Unreadable, unwrapped } from './read';
import type { AmazonTransaction, AmazonTransactionItem, Breakdown } from './transaction';

/** One page of listTransactions. */
export interface TransactionsPage {
  readonly transactions: readonly AmazonTransaction[];
  readonly nextToken?: string;
}

interface RawBreakdown {
  readonly breakdownType: string;
  readonly breakdownAmount?: v.InferOutput<typeof financeAmount> | undefined;
  readonly breakdowns: readonly RawBreakdown[];
}

const breakdown: v.GenericSchema<unknown, RawBreakdown> = v.object({
  breakdownType: requiredText,
  breakdownAmount: maybe(financeAmount),
  breakdowns: v.nullish(
    v.lazy(() => nodes),
    () => [],
  ),
});

/** A list; in the example inside Amazon's model, an object around the list. */
const nodes: v.GenericSchema<unknown, readonly RawBreakdown[]> = v.lazy((tree) =>
  Array.isArray(tree)
    ? v.array(breakdown)
    : v.pipe(
        v.object({ breakdowns: v.array(breakdown) }),
        v.transform(({ breakdowns: list }) => list),
      ),
);

const breakdowns = v.nullish(nodes, () => []);

const context = v.object({
  asin: optionalText,
  sku: optionalText,
  quantityShipped: optionalCount,
  fulfillmentNetwork: optionalText,
  deferralReason: optionalText,
  maturityDate: maybe(instant),
});

const item = v.object({
  description: optionalText,
  totalAmount: maybe(financeAmount),
  breakdowns,
  contexts: listOf(context),
  relatedIdentifiers: listOf(
    v.object({ itemRelatedIdentifierName: optionalText, itemRelatedIdentifierValue: optionalText }),
  ),
});

const transaction = v.object({
  transactionId: optionalText,
  transactionType: requiredText,
  transactionStatus: optionalText,
  description: optionalText,
  postedDate: instant,
  totalAmount: financeAmount,
  sellingPartnerMetadata: maybe(
    v.object({ sellingPartnerId: optionalText, accountType: optionalText, marketplaceId: optionalText }),
  ),
  marketplaceDetails: maybe(v.object({ marketplaceId: optionalText, marketplaceName: optionalText })),
  relatedIdentifiers: listOf(
    v.object({ relatedIdentifierName: optionalText, relatedIdentifierValue: optionalText }),
  ),
  items: listOf(item),
  breakdowns,
  contexts: listOf(context),
});

type RawTransaction = v.InferOutput<typeof transaction>;

/** An empty page may have null for its list; an answer with neither list nor token is none. */
const page = v.pipe(
  v.unknown(),
  v.check(
    (json) => typeof json === 'object' && json !== null && ('transactions' in json || 'nextToken' in json),
  ),
  v.object({ transactions: listOf(transaction), nextToken: optionalText }),
);

/** A page of Amazon's model finances_2024-06-19, with or without its `payload`; amounts are exact or refused. */
export function parseTransactionsPage(json: unknown): Result<TransactionsPage> {
  return read(page, unwrapped(json), ({ transactions, nextToken }) =>
    present({
      transactions: transactions.map((raw, index) => shaped(raw, `transactions[${index}]`)),
      nextToken,
    }),
  );
}

function shaped(raw: RawTransaction, where: string): AmazonTransaction {
  const currency = currencyOf(raw, where);
  const deferred = raw.contexts.find(({ deferralReason, maturityDate }) => deferralReason ?? maturityDate);
  return present({
    transactionId: raw.transactionId ?? '',
    transactionType: raw.transactionType,
    transactionStatus: raw.transactionStatus ?? '',
    description: raw.description ?? '',
    postedAt: raw.postedDate,
    sellingPartnerId: raw.sellingPartnerMetadata?.sellingPartnerId,
    accountType: raw.sellingPartnerMetadata?.accountType,
    marketplaceId: raw.marketplaceDetails?.marketplaceId ?? raw.sellingPartnerMetadata?.marketplaceId,
    marketplaceName: raw.marketplaceDetails?.marketplaceName,
    currency,
    totalMinor: minorOf(raw.totalAmount, currency, `${where}.totalAmount`),
    related: relatedOf(
      raw.relatedIdentifiers.map((each) => [each.relatedIdentifierName, each.relatedIdentifierValue]),
    ),
    deferral:
      deferred && present({ reason: deferred.deferralReason ?? '', maturesAt: deferred.maturityDate }),
    items: raw.items.map((each, index) => shapedItem(each, currency, `${where}.items[${index}]`)),
    breakdowns: shapedTree(raw.breakdowns, currency, `${where}.breakdowns`),
  });
}

function shapedItem(
  raw: RawTransaction['items'][number],
  currency: string,
  where: string,
): AmazonTransactionItem {
  const product = raw.contexts.find(({ asin, sku, quantityShipped }) => asin ?? sku ?? quantityShipped);
  return present({
    description: raw.description,
    sku: product?.sku,
    asin: product?.asin,
    quantity: product?.quantityShipped,
    fulfilmentNetwork: product?.fulfillmentNetwork,
    related: raw.relatedIdentifiers.length === 0 ? undefined : itemRelatedOf(raw),
    totalMinor: minorOf(raw.totalAmount, currency, `${where}.totalAmount`),
    breakdowns: shapedTree(raw.breakdowns, currency, `${where}.breakdowns`),
  });
}

function shapedTree(nodes: readonly RawBreakdown[], currency: string, where: string): readonly Breakdown[] {
  return nodes.map((node, index) => ({
    type: node.breakdownType,
    amountMinor: minorOf(node.breakdownAmount, currency, `${where}[${index}].breakdownAmount`),
    children: shapedTree(node.breakdowns, currency, `${where}[${index}].breakdowns`),
  }));
}

function minorOf(
  amount: v.InferOutput<typeof financeAmount> | undefined,
  currency: string,
  where: string,
): number {
  return exactMinor(amount?.currencyAmount, amount?.currencyCode, currency, where);
}

/** The total's own, else an item's (live zero totals bear none), else the marketplace's. */
function currencyOf(raw: RawTransaction, where: string): string {
  const named =
    raw.totalAmount.currencyCode ??
    raw.items.find(({ totalAmount }) => totalAmount?.currencyCode)?.totalAmount?.currencyCode ??
    currencyOfHome(raw.marketplaceDetails?.marketplaceId, raw.marketplaceDetails?.marketplaceName) ??
    currencyOfHome(raw.sellingPartnerMetadata?.marketplaceId, undefined);
  if (named !== undefined) return named;
  if (Number(raw.totalAmount.currencyAmount ?? 0) !== 0)
    throw new Unreadable(`${where}.totalAmount.currencyCode`);
  return noCurrency;
}

function currencyOfHome(marketplaceId: string | undefined, name: string | undefined): string | undefined {
  return marketplaceOf(homeMarketplaceId(marketplaceId, name) ?? '')?.currency;
}

/** ISO 4217: no currency is involved. */
const noCurrency = 'XXX';

type Pair = readonly [name: string | undefined, value: string | undefined];

function itemRelatedOf({ relatedIdentifiers }: RawTransaction['items'][number]) {
  return relatedOf(
    relatedIdentifiers.map((each) => [each.itemRelatedIdentifierName, each.itemRelatedIdentifierValue]),
  );
}

function relatedOf(pairs: readonly Pair[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    pairs.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value]])),
  );
}
