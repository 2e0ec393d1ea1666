import { firstFitting, isCount, type NumberPart, partText } from './fitting';

/**
 * What of a settlement a document is: the whole, a month of it (from 1), the payout, the charge; a second
 * charge is `{ charge: 2 }`.
 */
export type SettlementPart =
  | 'whole'
  | 'payout'
  | 'charge'
  | { readonly month: number }
  | { readonly charge: number };

/** Which of the documents of that part. */
export interface SettlementForm extends NumberPart {
  /** Fees apart `F`, cost of goods `G`, the payment of an invoice `R` (received). */
  readonly form?: 'document' | 'fees' | 'cost' | 'payment';
}

const formLetters = { document: '', fees: 'F', cost: 'G', payment: 'R' } as const;

/** Number of a settlement's document; `undefined` for an id or a part that no number can stand for. */
export function settlementNumber(
  settlementId: string,
  part: SettlementPart,
  { form = 'document', ...behind }: SettlementForm = {},
): string | undefined {
  const own = partOf(part);
  const ending = partText(behind);
  if (!/^\d+$/.test(settlementId) || own === undefined || ending === undefined) return undefined;
  const words = own + formLetters[form];
  return firstFitting([`AZ${settlementId}${words === '' ? '' : `-${words}`}${ending}`]);
}

function partOf(part: SettlementPart): string | undefined {
  if (part === 'whole') return '';
  if (part === 'payout') return 'P';
  if (part === 'charge') return 'C';
  if ('month' in part) return isCount(part.month, 1) ? String(part.month) : undefined;
  return isCount(part.charge, 2) ? `C${part.charge}` : undefined;
}
