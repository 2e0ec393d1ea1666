import type { ProblemCode } from '../problem/table';

/** What to do about a fault. */
export type FaultClass =
  /** Nobody knows what came of it: look before sending again. */
  | 'unclear'
  /** Not processed, for too many requests. */
  | 'throttled'
  /** Not processed, for want of a valid access token: renew it once. */
  | 'reauthorise'
  /** Not processed, for the keys may not open this company, or nobody may at the moment. */
  | 'forbidden'
  /** Changed since it was read. */
  | 'stale'
  /** Something with this number, name or request id is there already. */
  | 'exists'
  /** It names something that is gone or unsuitable: the setup has to change. */
  | 'mapping'
  /** The request itself is wrong. */
  | 'content'
  /** The seller has to change something at Intuit. */
  | 'sellerActs'
  /** A query of ours is wrong. */
  | 'query';

/** Whose move it is after a fault: nobody's but time's, the seller's, or ours as its makers. */
export type FaultMove = 'time' | 'seller' | 'makers';

/** One row for every code that Intuit documents or that was seen. */
export interface FaultRow {
  readonly code: string;
  readonly class: FaultClass;
  readonly move: FaultMove;
  readonly problem: ProblemCode;
}

/**
 * Source: Intuit's page of error codes, and recorded answers. Codes without leading zeros; those of time sheets,
 * budgets and passwords for cards, which nothing here could meet, are left to be read.
 */
export const faultTable: readonly FaultRow[] = [
  ...rows('unclear', 'time', 'quickbooks_unavailable', '500 10000 10100 10200'),
  ...rows('throttled', 'time', 'quickbooks_busy', '3001'),
  ...rows('reauthorise', 'seller', 'quickbooks_grant_revoked', '3200 3202 100 110 120'),
  ...rows('forbidden', 'seller', 'quickbooks_keys_for_other_kind', '3100'),
  // In the wrong cluster, locked out, under maintenance: none of these mends by connecting again.
  ...rows('forbidden', 'time', 'quickbooks_company_shut', '130 140 150'),
  ...rows('stale', 'seller', 'quickbooks_changed_meanwhile', '5010'),
  ...rows('exists', 'time', 'quickbooks_number_taken', '6140'),
  ...rows('exists', 'seller', 'quickbooks_name_taken', '6240'),
  ...rows('exists', 'time', 'quickbooks_request_seen', '600'),
  ...rows('mapping', 'seller', 'quickbooks_reference_gone', '610 700 2500 6250'),
  ...rows('mapping', 'seller', 'quickbooks_account_unsuitable', '6430'),
  ...rows('mapping', 'seller', 'quickbooks_tax_code_refused', '6100 6160 6170 6230 6470'),
  ...rows('mapping', 'seller', 'quickbooks_before_stock', '6270'),
  ...rows('mapping', 'seller', 'quickbooks_quantity_wanted', '6520'),
  ...rows(
    'content',
    'makers',
    'quickbooks_content_refused',
    '900 1040 1050 2000 2010 2020 2030 2040 2050 2060 2070 2080 2090 2100 2110 2120 2130 2140 2150 2160 2170 2180',
  ),
  ...rows(
    'content',
    'makers',
    'quickbooks_content_refused',
    '2190 2200 2210 2220 2230 2240 2250 2260 2270 2280 2300 2600 3000 5000 6010 6020 6030 6040 6041 6050 6060 6070',
  ),
  ...rows('content', 'makers', 'quickbooks_content_refused', '6080 6090 6150 6440 6530'),
  ...rows('content', 'makers', 'quickbooks_negative_refused', '2290'),
  // What is wrong stands in the text alone.
  ...rows('content', 'seller', 'quickbooks_refused', '620 630 1000 1010 1020 6000 6130 6180 6310 6320 6420'),
  ...rows('sellerActs', 'seller', 'quickbooks_permission', '5020'),
  ...rows('sellerActs', 'seller', 'quickbooks_plan', '5030'),
  ...rows('sellerActs', 'seller', 'quickbooks_subscription', '6190'),
  ...rows('sellerActs', 'seller', 'quickbooks_books_closed', '6200 6210'),
  ...rows('sellerActs', 'seller', 'quickbooks_deposited', '6540'),
  ...rows('sellerActs', 'seller', 'quickbooks_matched', '6480'),
  ...rows('sellerActs', 'seller', 'quickbooks_depended_on', '800 6110 6120 6220 6280 6400 6450'),
  ...rows('query', 'makers', 'quickbooks_content_refused', '4000 4001 4002'),
];

const byCode = new Map(faultTable.map((row) => [row.code, row]));

/** The row of a code; a code that nobody has documented is a refusal for the seller to read. */
export function faultRow(code: string): FaultRow {
  return byCode.get(code) ?? { code, class: 'content', move: 'seller', problem: 'quickbooks_refused' };
}

function rows(
  faultClass: FaultClass,
  move: FaultMove,
  problem: ProblemCode,
  codes: string,
): readonly FaultRow[] {
  return codes.split(' ').map((code) => ({ code, class: faultClass, move, problem }));
}
