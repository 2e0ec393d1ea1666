/** The most characters that fields take. Source: Intuit's entity reference. */
export const longest = {
  docNumber: 21,
  privateNote: 4000,
  lineDescription: 4000,
  accountName: 100,
  itemName: 100,
  itemSku: 100,
  itemDescription: 4000,
  customerName: 500,
  paymentMethodName: 31,
} as const;
