import * as v from 'valibot';
import { minorFromDecimal } from '../../money/money';
import { exactMinor, orderAmount } from './amount';
import { listOf, maybe, optionalCount, optionalText, requiredText } from './fields';
import type { AmazonOrderItem, ItemCancellation, TaxCollection } from './order';
import { givenList, proceedsBreakdowns, shapedProceeds } from './orderProceeds';
import { present } from './present';

/** What is read of an item of an order of Amazon's model orders_2026-01-01. */
export const orderItemSchema = v.object({
  orderItemId: requiredText,
  quantityOrdered: v.pipe(v.number(), v.integer()),
  programs: listOf(optionalText),
  product: maybe(
    v.object({
      asin: optionalText,
      sellerSku: optionalText,
      title: optionalText,
      price: maybe(v.object({ unitPrice: maybe(orderAmount), priceDesignation: optionalText })),
    }),
  ),
  proceeds: maybe(v.object({ proceedsTotal: maybe(orderAmount), breakdowns: proceedsBreakdowns })),
  expense: maybe(
    v.object({
      pointsCost: maybe(
        v.object({ pointsGranted: maybe(v.object({ pointsMonetaryValue: maybe(orderAmount) })) }),
      ),
    }),
  ),
  promotion: maybe(v.object({ breakdowns: listOf(v.object({ promotionId: optionalText })) })),
  cancellation: maybe(
    v.object({
      cancellationRequest: maybe(v.object({ requester: optionalText, cancelReason: optionalText })),
      cancellationExecution: maybe(v.object({ cancelledBy: optionalText, cancelReason: optionalText })),
    }),
  ),
  fulfillment: maybe(v.object({ quantityFulfilled: optionalCount, quantityUnfulfilled: optionalCount })),
  tax: maybe(
    v.object({
      taxCalculationBreakdowns: listOf(v.object({ reportingScheme: optionalText })),
      taxCollections: listOf(v.object({ model: optionalText, responsibleParty: optionalText })),
    }),
  ),
});

type RawItem = v.InferOutput<typeof orderItemSchema>;

/** Ours of an item. Throws `Unreadable` for an amount that is not exact, or of another currency than the order. */
export function shapedOrderItem(raw: RawItem, currency: string | undefined, where: string): AmazonOrderItem {
  const minorOf = (amount: v.InferOutput<typeof orderAmount> | undefined, place: string) =>
    amount === undefined || currency === undefined
      ? undefined
      : exactMinor(amount.amount, amount.currencyCode, currency, `${where}.${place}`);
  const collections = raw.tax?.taxCollections ?? [];
  return present({
    orderItemId: raw.orderItemId,
    sku: raw.product?.sellerSku,
    asin: raw.product?.asin,
    title: raw.product?.title,
    quantityOrdered: raw.quantityOrdered,
    quantityFulfilled: raw.fulfillment?.quantityFulfilled,
    quantityUnfulfilled: raw.fulfillment?.quantityUnfulfilled,
    taxModels: givenList(collections.map(({ model }) => model)) ?? [],
    taxCollections: collectionsOf(collections),
    reportingSchemes: givenList(
      (raw.tax?.taxCalculationBreakdowns ?? []).map(({ reportingScheme }) => reportingScheme),
    ),
    unitPriceMinor: unitPriceOf(raw, currency),
    isBusinessPrice: raw.product?.price?.priceDesignation === 'BUSINESS_PRICE' ? true : undefined,
    proceedsMinor: minorOf(raw.proceeds?.proceedsTotal, 'proceeds.proceedsTotal'),
    proceeds: shapedProceeds(raw.proceeds?.breakdowns ?? [], currency, `${where}.proceeds`),
    promotionIds: givenList((raw.promotion?.breakdowns ?? []).map(({ promotionId }) => promotionId)),
    pointsMinor: minorOf(raw.expense?.pointsCost?.pointsGranted?.pointsMonetaryValue, 'expense.pointsCost'),
    programs: givenList(raw.programs),
    cancellation: cancellationOf(raw),
  });
}

/** A price that is no whole number of cents, as of goods by weight, is left out: no document is made of it. */
function unitPriceOf({ product }: RawItem, currency: string | undefined): number | undefined {
  const { amount, currencyCode } = product?.price?.unitPrice ?? {};
  if (amount === undefined || amount === null || currency === undefined) return undefined;
  return currencyCode === currency ? minorFromDecimal(amount, currency) : undefined;
}

function collectionsOf(
  raw: readonly { readonly model?: string | undefined; readonly responsibleParty?: string | undefined }[],
): readonly TaxCollection[] | undefined {
  const collections = raw.flatMap(({ model, responsibleParty }) =>
    model === undefined ? [] : [present({ model, responsibleParty })],
  );
  return collections.length === 0 ? undefined : collections;
}

function cancellationOf({ cancellation }: RawItem): ItemCancellation | undefined {
  const request = cancellation?.cancellationRequest;
  const execution = cancellation?.cancellationExecution;
  if (request === undefined && execution === undefined) return undefined;
  return present({
    requestedBy: request?.requester,
    cancelledBy: execution?.cancelledBy,
    reason: execution?.cancelReason ?? request?.cancelReason,
  });
}
