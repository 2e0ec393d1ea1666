import type { EventKey } from '../../ledger/event';

/**
 * What only one document of a settlement may own, beside the events that it books: owned with its last
 * entry. Who plans an event of a settlement whose file was booked finds that here.
 */
export function settlementKey(settlementId: string, source: 'transactions' | 'file'): EventKey {
  return source === 'file' ? `file/${settlementId}` : `settlement/${settlementId}`;
}

/** The rows of a file in one month: `2026-09`. */
export function fileMonthKey(settlementId: string, month: string): EventKey {
  return `file/${settlementId}/${month}`;
}

/** The payout of a settlement, whether its transfer is known or not. */
export function payoutKey(settlementId: string): EventKey {
  return `payout/${settlementId}`;
}

/** A charge to the card on file, by its day, where no transaction of it is known. */
export function chargeKey(settlementId: string, date: string): EventKey {
  return `charge/${settlementId}/${date}`;
}

/** The payment of a settlement's invoice, by its month. */
export function paymentKey(settlementId: string, month: string): EventKey {
  return `payment/${settlementId}/${month}`;
}

/** Whether a number is of a document of this settlement. */
export function isNumberOfSettlement(number: string, settlementId: string): boolean {
  const start = `AZ${settlementId}`;
  return number.startsWith(start) && /^($|[-+.])/.test(number.slice(start.length));
}

/** Which supplement a number is of; 0 for a document that is none. */
export function supplementOf(number: string): number {
  return Number(/\+(\d+)/.exec(number)?.[1] ?? 0);
}

/** Which month of its settlement a number is of, from 1; none where it is of the whole settlement. */
export function monthInNumber(number: string): number | undefined {
  const month = /^AZ\d+-(\d+)/.exec(number)?.[1];
  return month === undefined ? undefined : Number(month);
}

/** Whether a number is of what moves a settlement's money on: its payout or a charge. */
export function isNumberOfMoney(number: string): boolean {
  return /^AZ\d+-[PC]/.test(number);
}
