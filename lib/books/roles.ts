import type { LineKind } from '../ledger/lineKind';
import type { Facet } from './facet';

/** What an ordinary sale needs an item for. */
export type SaleRole = 'sales' | 'shipping' | 'giftWrap' | 'promotions' | 'sellingFees' | 'fulfilmentFees';

/** What an item of the company is used for. Stored with the setup: never rename one. */
export type ItemRole =
  | SaleRole
  | 'liquidations'
  | 'refunds'
  | 'storage'
  | 'advertising'
  | 'postage'
  | 'reimbursements'
  | 'otherIncome'
  | 'salesTax'
  | 'taxAtSource'
  | 'loans'
  | 'reserved'
  | 'bank';

/** QuickBooks' AccountType, as far as our documents post to it. */
export type AccountType =
  | 'Income'
  | 'Other Income'
  | 'Expense'
  | 'Cost of Goods Sold'
  | 'Bank'
  | 'Credit Card'
  | 'Accounts Receivable'
  | 'Other Current Asset'
  | 'Other Current Liability';

/** One row of the table: what the role needs, and what is proposed where the company has nothing that fits. */
export interface RoleRow {
  readonly role: ItemRole;
  /** `an item for {inWords}` */
  readonly inWords: string;
  readonly kinds: readonly LineKind[];
  /** Name under which an item or its account is created on consent. */
  readonly itemName: string;
  /** A name that contains all of these is proposed too, where none is called exactly so. */
  readonly nameWords: readonly string[];
  readonly accountName: string;
  /** The account type that the item must post to, and its sub-type when created. */
  readonly accountType: AccountType;
  readonly accountSubType: string;
  /** The facet of an event that an amount of this role belongs to. */
  readonly facet: Exclude<Facet, 'cost' | 'recognition'>;
}

/** Every role, in the order in which lines stand on a document; each kind is in one role or has none. */
export const itemRoles: readonly RoleRow[] = [
  {
    role: 'sales',
    inWords: 'sales',
    kinds: ['principal'],
    itemName: 'Amazon sales',
    nameWords: ['amazon', 'sales'],
    accountName: 'Amazon Sales',
    accountType: 'Income',
    accountSubType: 'SalesOfProductIncome',
    facet: 'revenue',
  },
  {
    role: 'shipping',
    inWords: 'shipping',
    kinds: ['shipping', 'shippingChargeback'],
    itemName: 'Amazon shipping',
    nameWords: ['amazon', 'shipping'],
    accountName: 'Amazon Shipping Income',
    accountType: 'Income',
    accountSubType: 'SalesOfProductIncome',
    facet: 'revenue',
  },
  {
    role: 'giftWrap',
    inWords: 'gift wrap',
    kinds: ['giftWrap', 'giftWrapChargeback'],
    itemName: 'Amazon gift wrap',
    nameWords: ['amazon', 'gift'],
    accountName: 'Amazon Gift Wrap Income',
    accountType: 'Income',
    accountSubType: 'SalesOfProductIncome',
    facet: 'revenue',
  },
  {
    role: 'liquidations',
    inWords: 'liquidations',
    kinds: ['liquidation'],
    itemName: 'Amazon liquidations',
    nameWords: ['amazon', 'liquidation'],
    accountName: 'Amazon Liquidations',
    accountType: 'Income',
    accountSubType: 'SalesOfProductIncome',
    facet: 'revenue',
  },
  {
    role: 'promotions',
    inWords: 'promotions',
    kinds: ['promotion'],
    itemName: 'Amazon promotions',
    nameWords: ['amazon', 'promotion'],
    accountName: 'Amazon Promotions',
    accountType: 'Income',
    accountSubType: 'DiscountsRefundsGiven',
    facet: 'revenue',
  },
  {
    role: 'sellingFees',
    inWords: 'seller fees',
    kinds: ['sellingFee', 'otherFee'],
    itemName: 'Amazon seller fees',
    nameWords: ['amazon', 'seller', 'fee'],
    accountName: 'Amazon Seller Fees',
    accountType: 'Expense',
    accountSubType: 'OtherMiscellaneousServiceCost',
    facet: 'fees',
  },
  {
    role: 'fulfilmentFees',
    inWords: 'FBA fees',
    kinds: ['fulfilmentFee'],
    itemName: 'Amazon FBA fees',
    nameWords: ['amazon', 'fba', 'fee'],
    accountName: 'Amazon FBA Fees',
    accountType: 'Expense',
    accountSubType: 'ShippingFreightDelivery',
    facet: 'fees',
  },
  {
    role: 'refunds',
    inWords: 'refunds',
    kinds: ['refund'],
    itemName: 'Amazon refunds',
    nameWords: ['amazon', 'refund'],
    accountName: 'Amazon Refunds',
    accountType: 'Income',
    accountSubType: 'DiscountsRefundsGiven',
    facet: 'revenue',
  },
  {
    role: 'storage',
    inWords: 'storage',
    kinds: ['storageFee'],
    itemName: 'Amazon storage',
    nameWords: ['amazon', 'storage'],
    accountName: 'Amazon Storage',
    accountType: 'Expense',
    accountSubType: 'OtherMiscellaneousServiceCost',
    facet: 'fees',
  },
  {
    role: 'advertising',
    inWords: 'advertising',
    kinds: ['advertising'],
    itemName: 'Amazon advertising',
    nameWords: ['amazon', 'advertising'],
    accountName: 'Amazon Advertising',
    accountType: 'Expense',
    accountSubType: 'AdvertisingPromotional',
    facet: 'fees',
  },
  {
    role: 'postage',
    inWords: 'postage',
    kinds: ['postage'],
    itemName: 'Amazon postage',
    nameWords: ['amazon', 'postage'],
    accountName: 'Amazon Postage',
    accountType: 'Expense',
    accountSubType: 'ShippingFreightDelivery',
    facet: 'fees',
  },
  {
    role: 'reimbursements',
    inWords: 'reimbursements',
    kinds: ['reimbursement'],
    itemName: 'Amazon reimbursements',
    nameWords: ['amazon', 'reimbursement'],
    accountName: 'Amazon FBA Reimbursements',
    accountType: 'Other Income',
    accountSubType: 'OtherMiscellaneousIncome',
    facet: 'revenue',
  },
  {
    role: 'otherIncome',
    inWords: 'other income',
    kinds: ['otherIncome'],
    itemName: 'Amazon other income',
    nameWords: ['amazon', 'other', 'income'],
    accountName: 'Amazon Other Income',
    accountType: 'Other Income',
    accountSubType: 'OtherMiscellaneousIncome',
    facet: 'revenue',
  },
  {
    role: 'salesTax',
    inWords: 'sales tax',
    kinds: ['taxCollected', 'taxWithheld', 'taxOther'],
    itemName: 'Amazon sales tax',
    nameWords: ['amazon', 'tax'],
    accountName: 'Amazon Sales Tax',
    accountType: 'Other Current Liability',
    accountSubType: 'SalesTaxPayable',
    facet: 'revenue',
  },
  {
    role: 'taxAtSource',
    inWords: 'tax withheld by Amazon',
    kinds: ['taxAtSource'],
    itemName: 'Tax withheld by Amazon',
    nameWords: ['amazon', 'tax', 'withheld'],
    accountName: 'Tax Withheld by Amazon',
    accountType: 'Other Current Asset',
    accountSubType: 'PrepaidExpenses',
    facet: 'cash',
  },
  {
    role: 'loans',
    inWords: 'loans',
    kinds: ['loan'],
    itemName: 'Amazon loan',
    nameWords: ['amazon', 'loan'],
    accountName: 'Amazon Loans',
    accountType: 'Other Current Liability',
    accountSubType: 'LoanPayable',
    facet: 'cash',
  },
  {
    role: 'reserved',
    inWords: 'the reserve',
    kinds: ['previousReserve', 'currentReserve'],
    itemName: 'Amazon reserve',
    nameWords: ['amazon', 'reserve'],
    accountName: 'Amazon Reserved Balances',
    accountType: 'Other Current Asset',
    accountSubType: 'OtherCurrentAssets',
    facet: 'cash',
  },
  {
    role: 'bank',
    inWords: 'the bank',
    kinds: ['bankTransfer'],
    itemName: 'Bank',
    nameWords: ['settlement', 'bank'],
    accountName: 'Settlement Bank',
    accountType: 'Bank',
    accountSubType: 'Checking',
    facet: 'cash',
  },
];

/** A row that ordinary sales need. */
export interface SaleRoleRow extends RoleRow {
  readonly role: SaleRole;
}

const ordinary: ReadonlySet<ItemRole> = new Set<SaleRole>([
  'sales',
  'shipping',
  'giftWrap',
  'promotions',
  'sellingFees',
  'fulfilmentFees',
]);

/** The setup asks for these; for the rest where something needs it. */
export const saleRoles: readonly SaleRoleRow[] = itemRoles.filter((row): row is SaleRoleRow =>
  ordinary.has(row.role),
);

const byKind = new Map(itemRoles.flatMap((row) => row.kinds.map((kind) => [kind, row] as const)));

/** The row that a kind of amount is booked under; none for kinds that are no line of their own. */
export function roleRowOfKind(kind: LineKind): RoleRow | undefined {
  return byKind.get(kind);
}
