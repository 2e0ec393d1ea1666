import type { SettlementAccount } from './settlementRoles';

/** How a company wants its settlements booked. */
export interface SettlementSettings {
  /**
   * Where the reserve is: in an account of its own, so that clearing returns to zero (`zero`), or in
   * clearing, which then equals Amazon's balance (`balance`).
   */
  readonly convention: 'zero' | 'balance';
  /** IANA zone in which days and months are counted; absent: the marketplace's own. */
  readonly timeZone?: string;
  /** Tax that Amazon collects and keeps: left out where it cancels, or shown in and out on one liability. */
  readonly facilitatorTax: 'leaveOut' | 'liability';
  /** One line an account and side, or one for each of Amazon's words. */
  readonly lines: 'byAccount' | 'byKind';
  /** The payout as an entry of ours, or left to the bank feed. */
  readonly payout: 'journalEntry' | 'bankFeed';
  readonly accounts: Readonly<Record<SettlementAccount, string>>;
}

/** The defaults of a company in the US. */
export const usSettlementSettings: SettlementSettings = {
  convention: 'zero',
  facilitatorTax: 'leaveOut',
  lines: 'byAccount',
  payout: 'journalEntry',
  accounts: {
    clearing: 'Amazon Clearing',
    carried: 'Amazon Carried Balances',
    reserved: 'Amazon Reserved Balances',
    sales: 'Amazon Sales',
    shipping: 'Amazon Shipping Income',
    giftWrap: 'Amazon Gift Wrap Income',
    liquidations: 'Amazon Liquidations',
    promotions: 'Amazon Promotions',
    sellerFees: 'Amazon Seller Fees',
    fbaFees: 'Amazon FBA Fees',
    refunds: 'Amazon Refunds',
    storage: 'Amazon Storage',
    advertising: 'Amazon Advertising',
    postage: 'Amazon Postage',
    reimbursements: 'Amazon FBA Reimbursements',
    otherIncome: 'Amazon Other Income',
    salesTax: 'Amazon Sales Tax',
    taxAtSource: 'Tax Withheld by Amazon',
    loans: 'Amazon Loans',
    bank: 'Settlement Bank',
    card: 'Card on File',
  },
};
