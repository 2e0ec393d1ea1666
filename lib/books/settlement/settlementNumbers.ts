import { longestNumber } from '../numbers';

/** What of a settlement a document is: the whole, a month of it, the payout, the charge. */
export type SettlementPart = 'whole' | 'payout' | 'charge' | { readonly month: number };

/** Number of a settlement's document; `undefined` for an id that no number can stand for. */
export function settlementNumber(settlementId: string, part: SettlementPart): string | undefined {
  if (!/^\d+$/.test(settlementId)) return undefined;
  const number = `AZ${settlementId}${suffix(part)}`;
  return number.length <= longestNumber ? number : undefined;
}

function suffix(part: SettlementPart): string {
  if (part === 'whole') return '';
  if (part === 'payout') return '-P';
  if (part === 'charge') return '-C';
  return `-${part.month}`;
}
