import type { LineKind } from '../ledger/kinds';

/** What an item of the company is used for. */
export type ItemRole = 'sales' | 'shipping' | 'giftWrap' | 'promotions' | 'sellingFees' | 'fulfilmentFees';

/** One row of the table from kinds to items. */
export interface RoleRow {
  readonly role: ItemRole;
  readonly kinds: readonly LineKind[];
  /** What it is for, within a sentence: “an item for FBA fees”. */
  readonly inWords: string;
  /** Proposed names, also used when the item or its account is created on consent. */
  readonly itemName: string;
  /** A name that contains all of these is proposed too, where none is called exactly so. */
  readonly nameWords: readonly string[];
  readonly accountName: string;
  /** The account type that the item must post to, and its sub-type when created. */
  readonly accountType: 'Income' | 'Expense';
  readonly accountSubType: string;
}

/** Every role, in the order in which lines stand on a document. */
export const roles: readonly RoleRow[] = [
  {
    role: 'sales',
    inWords: 'sales',
    kinds: ['principal'],
    itemName: 'Amazon sales',
    nameWords: ['amazon', 'sales'],
    accountName: 'Amazon Sales',
    accountType: 'Income',
    accountSubType: 'SalesOfProductIncome',
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
  },
];
