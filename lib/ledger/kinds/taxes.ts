import { inFile, inTree, type KindPlace, type KindRow, meaning } from './kindRow';
import { plain, types } from './types';

const { fileSale, fileRefund, fileLiquidation, fileOther, sale, refund, liquidation } = types;

/** The transactions of one side, a sale's or a refund's, and what the side adds to a label. */
interface Side {
  readonly file: readonly string[];
  /** Files that list a withheld tax among the fees, as other programs' lists have it. */
  readonly fileWithFees: readonly string[];
  readonly tree: readonly string[];
  readonly after: string;
}

const charged: Side = {
  file: [...fileSale, ...fileLiquidation, 'Order_Retrocharge'],
  fileWithFees: fileSale,
  tree: sale,
  after: '',
};

const returned: Side = {
  file: [...fileRefund, 'Refund_Retrocharge'],
  fileWithFees: fileRefund,
  tree: refund,
  after: ', returned',
};

/** What Amazon calls each tax that it keeps. */
const takers = [
  ['Tax', 'MarketplaceFacilitatorTax'],
  ['VAT', 'MarketplaceFacilitatorVAT'],
  ['Import tax', 'LowValueGoodsTax'],
] as const;

/** Taxes of buyers, and what Amazon keeps of them to pay on. */
export const taxes: readonly KindRow[] = [
  ...collected(charged, {
    // Tax that is billed after the order, or on stock that Amazon sold off.
    items: [
      ...inTree(['Retrocharge'], 'BaseTax'),
      ...inTree(liquidation, 'Tax > TaxOnRevenue', 'Tax > RecommerceAfterMarketplaceAdjustmentItem'),
    ],
    shipping: inTree(['Retrocharge'], 'ShippingTax'),
    net: [
      ...inTree(['Retrocharge'], 'Retrocharge'),
      ...inTree(['RemovalShipment', 'RemovalShipmentAdjustment'], 'Tax'),
    ],
  }),
  ...withheld(charged, {
    items: [
      ...inTree(['Retrocharge'], 'MarketplaceFacilitatorTax-Principal'),
      ...inTree(liquidation, 'Tax > MarketplaceFacilitatorTax-Principal'),
    ],
    shipping: inTree(['Retrocharge'], 'MarketplaceFacilitatorTax-Shipping'),
  }),
  ...collected(returned, { items: inTree(['Retrocharge'], 'RetrochargeReversal') }),
  ...withheld(returned, {
    // The reversal's counter-entry has no name of its own.
    items: inTree(['Retrocharge'], 'Other'),
    // Whatever is returned of a withheld tax.
    any: inFile(fileRefund, 'ItemWithheldTax', '*'),
  }),

  ...['IGST', 'CGST', 'SGST', 'UTGST'].map((part) =>
    meaning(
      'taxAtSource',
      `${part} collected at source`,
      ...inFile([...fileSale, ...fileRefund], 'ItemTCS', `TCS-${part}`),
      ...inTree([...sale, ...refund], `TaxCollectedAtSource > TCS-${part}`),
    ),
  ),
  meaning(
    'taxAtSource',
    'GST collected at source',
    ...inFile([...fileSale, ...fileRefund], 'ItemTCS', 'TCS*'),
  ),
  meaning(
    'taxAtSource',
    'Income tax withheld',
    ...inFile([...fileSale, ...fileRefund], 'ItemTDS', 'TDS*'),
    ...inTree([...sale, ...refund], 'TaxWithholding > ItemTDS'),
    ...inFile(fileOther, plain, 'Income Tax Charged'),
    ...inTree(['TaxWithholding'], 'TaxWithholding'),
    ...inTree(['TDSReimbursement'], 'TDSReimbursement'),
  ),
  meaning(
    'taxOther',
    'VAT on exchanged stock',
    ...inFile(['Commingling VAT'], plain, 'Commingling VAT'),
    ...inTree(['NetworkComminglingTransaction'], 'NetworkComminglingTransaction'),
  ),
];

/** Places of transactions other than sales and refunds. */
interface MorePlaces {
  readonly items?: readonly KindPlace[];
  readonly shipping?: readonly KindPlace[];
  readonly net?: readonly KindPlace[];
  readonly any?: readonly KindPlace[];
}

function collected({ file, tree, after }: Side, more: MorePlaces): readonly KindRow[] {
  const tax = (label: string, fileWord: string, treeWord: string, others: readonly KindPlace[] = []) =>
    meaning(
      'taxCollected',
      label + after,
      ...inFile(file, 'ItemPrice', fileWord),
      ...inTree(tree, `Tax > ${treeWord}`),
      ...others,
    );
  return [
    tax('Tax on items', 'Tax', 'OurPriceTax', more.items),
    tax('Tax on shipping', 'ShippingTax', 'ShippingTax', more.shipping),
    tax('Tax on gift wrap', 'GiftWrapTax', 'GiftwrapTax'),
    // The tax part of a discount lowers the tax collected, not the sales.
    meaning(
      'taxCollected',
      `Tax on promotions${after}`,
      ...inFile(file, 'Promotion', 'TaxDiscount'),
      ...inTree(tree, 'Tax > OurPriceTaxDiscount', 'Tax > ShippingTaxDiscount'),
    ),
    // The transaction tree shows the whole node's net, and only where that is not zero.
    meaning(
      'taxCollected',
      `Tax that Amazon did not keep${after}`,
      ...inTree(tree, 'Tax'),
      ...(more.net ?? []),
    ),
  ];
}

function withheld({ file, fileWithFees, tree, after }: Side, more: MorePlaces): readonly KindRow[] {
  return takers.flatMap(([name, word]) => {
    const part = (label: string, of: string, others: readonly KindPlace[] = []) =>
      meaning(
        'taxWithheld',
        `${name} kept by Amazon${label}${after}`,
        ...inFile(file, 'ItemWithheldTax', `${word}${of}`),
        ...inFile(fileWithFees, 'ItemFees', `${word}${of}`),
        ...inTree(tree, `Tax > ${word}${of}`),
        ...(name === 'Tax' ? others : []),
      );
    return [
      part(' on items', '-Principal', more.items),
      part(' on shipping', '-Shipping', more.shipping),
      part(' on other charges', '-Other'),
      part('', '*', more.any),
    ];
  });
}
