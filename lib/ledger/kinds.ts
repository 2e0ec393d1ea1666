/** What an amount means for the books. One word for one thing: documents, setup and screens use these. */
export type LineKind =
  | 'principal'
  | 'shipping'
  | 'giftWrap'
  | 'promotion'
  | 'taxCollected'
  | 'taxWithheld'
  | 'sellingFee'
  | 'fulfilmentFee'
  | 'shippingChargeback'
  | 'giftWrapChargeback'
  | 'otherFee'
  | 'unknown';
