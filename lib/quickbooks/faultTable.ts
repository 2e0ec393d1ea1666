import type { ProblemCode } from '../problem/table';

/** What to do about a fault. */
export type FaultClass =
  /** Nobody knows what came of it: look before sending again. */
  | 'unclear'
  /** Not processed, for too many requests. */
  | 'throttled'
  /** Not processed, for want of a valid access token: renew it once. */
  | 'reauthorise'
  /** Not processed, for the keys may not open this company. */
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

/** Source: Intuit's page of error codes, and recorded answers. Codes without leading zeros. */
export const faultTable: readonly FaultRow[] = [
  ...rows('unclear', 'time', 'quickbooks_unavailable', ['500', '10000', '10100', '10200']),
  ...rows('throttled', 'time', 'quickbooks_busy', ['3001']),
  ...rows('reauthorise', 'seller', 'quickbooks_grant_revoked', [
    '3200',
    '100',
    '110',
    '120',
    '130',
    '140',
    '150',
  ]),
  ...rows('forbidden', 'seller', 'quickbooks_keys_for_other_kind', ['3100']),
  ...rows('stale', 'seller', 'quickbooks_changed_meanwhile', ['5010']),
  ...rows('exists', 'time', 'quickbooks_number_taken', ['6140']),
  ...rows('exists', 'seller', 'quickbooks_name_taken', ['6240']),
  ...rows('exists', 'time', 'quickbooks_request_seen', ['600']),
  ...rows('mapping', 'seller', 'quickbooks_reference_gone', ['610', '2500']),
  ...rows('mapping', 'seller', 'quickbooks_account_unsuitable', [
    '6430',
    '6250',
    '6440',
    '6470',
    '6480',
    '6520',
  ]),
  ...rows('mapping', 'seller', 'quickbooks_tax_code_refused', ['6100', '6160', '6170']),
  ...rows('content', 'makers', 'quickbooks_content_refused', [
    '1040',
    '2010',
    '2020',
    '2030',
    '2040',
    '2050',
    '2060',
    '2070',
    '2080',
    '2090',
    '2100',
    '2110',
    '2130',
    '2170',
    '2250',
    '2300',
    '6010',
    '6070',
    '6090',
    '6270',
  ]),
  ...rows('content', 'makers', 'quickbooks_negative_refused', ['2290']),
  ...rows('content', 'seller', 'quickbooks_refused', ['6000']),
  ...rows('sellerActs', 'seller', 'quickbooks_permission', ['5020']),
  ...rows('sellerActs', 'seller', 'quickbooks_plan', ['5030']),
  ...rows('sellerActs', 'seller', 'quickbooks_subscription', ['6190']),
  ...rows('sellerActs', 'seller', 'quickbooks_books_closed', ['6200', '6210']),
  ...rows('sellerActs', 'seller', 'quickbooks_deposited', ['6540']),
  ...rows('query', 'makers', 'quickbooks_content_refused', ['4000', '4001', '4002']),
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
  codes: readonly string[],
): readonly FaultRow[] {
  return codes.map((code) => ({ code, class: faultClass, move, problem }));
}
