import type { LineKind } from '../../ledger/lineKind';

/** An account that a settlement's entries use, apart from clearing, bank and card. */
export type SettlementRole =
  | 'sales'
  | 'shipping'
  | 'giftWrap'
  | 'liquidations'
  | 'promotions'
  | 'sellerFees'
  | 'fbaFees'
  | 'refunds'
  | 'storage'
  | 'advertising'
  | 'postage'
  | 'reimbursements'
  | 'otherIncome'
  | 'salesTax'
  | 'taxAtSource'
  | 'loans'
  | 'bank'
  | 'reserved';

/** Every account of a settlement's entries. */
export type SettlementAccount = SettlementRole | 'clearing' | 'carried' | 'card';

/** One row of the table from kinds to accounts. */
interface SettlementRoleRow {
  readonly role: SettlementRole;
  readonly kinds: readonly LineKind[];
  /** What an accountant calls the item, as it stands on a line. */
  readonly item: string;
}

/** In the order in which lines stand on an entry; a test holds that each kind is in one role or in none. */
export const settlementRoles: readonly SettlementRoleRow[] = [
  { role: 'sales', kinds: ['principal'], item: 'Amazon sales' },
  { role: 'shipping', kinds: ['shipping', 'shippingChargeback'], item: 'Amazon shipping' },
  { role: 'giftWrap', kinds: ['giftWrap', 'giftWrapChargeback'], item: 'Amazon gift wrap' },
  { role: 'liquidations', kinds: ['liquidation'], item: 'Amazon liquidations' },
  { role: 'promotions', kinds: ['promotion'], item: 'Amazon promotions' },
  { role: 'sellerFees', kinds: ['sellingFee', 'otherFee'], item: 'Amazon seller fees' },
  { role: 'fbaFees', kinds: ['fulfilmentFee'], item: 'Amazon FBA fees' },
  { role: 'refunds', kinds: ['refund'], item: 'Amazon refunds' },
  { role: 'storage', kinds: ['storageFee'], item: 'Amazon storage' },
  { role: 'advertising', kinds: ['advertising'], item: 'Amazon advertising' },
  { role: 'postage', kinds: ['postage'], item: 'Amazon postage' },
  { role: 'reimbursements', kinds: ['reimbursement'], item: 'Amazon reimbursements' },
  { role: 'otherIncome', kinds: ['otherIncome'], item: 'Amazon other income' },
  { role: 'salesTax', kinds: ['taxCollected', 'taxWithheld', 'taxOther'], item: 'Amazon sales tax' },
  { role: 'taxAtSource', kinds: ['taxAtSource'], item: 'Tax withheld by Amazon' },
  { role: 'loans', kinds: ['loan'], item: 'Amazon loan' },
  { role: 'bank', kinds: ['bankTransfer'], item: 'Bank' },
  { role: 'reserved', kinds: ['previousReserve', 'currentReserve'], item: 'Amazon reserve' },
];

/** Rows that are in no entry of the settlement's own lines: an opening balance, and the card's own entry. */
export const kindsWithoutRole: readonly LineKind[] = ['payable', 'charge'];

/** Rows that only carry a balance: a month that has no others has no entry of its own. */
export const carriedKinds: readonly LineKind[] = [...kindsWithoutRole, 'previousReserve', 'currentReserve'];

const roleByKind = new Map(
  settlementRoles.flatMap((row) => row.kinds.map((kind) => [kind, row.role] as const)),
);

/** The account's role for a kind; none for rows that post nothing of their own. */
export function settlementRoleOf(kind: LineKind): SettlementRole | undefined {
  return roleByKind.get(kind);
}
