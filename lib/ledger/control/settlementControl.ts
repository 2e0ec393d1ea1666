import { decimalText } from '../../money/money';
import { type Problem, problem } from '../../problem/problem';
import type { AmazonEvent } from '../event';
import type { SettlementOrder } from '../settlement/settlement';
import { type ControlEntry, fileSide, transactionSide } from './controlSide';
import { leftOver } from './matchedSides';

/** A component of an order on which a settlement's file and its transactions do not agree. */
export interface ControlDifference {
  /** Empty for what belongs to no order. */
  readonly orderId: string;
  readonly sku: string;
  readonly label: string;
  /** What only the file has, and what only the transactions have: amounts that agree are in neither. */
  readonly fileMinor: readonly number[];
  readonly transactionsMinor: readonly number[];
}

/** Enough to see what is wrong; the rest is counted. */
const mostTold = 12;

/**
 * Where the file of a settlement and the transactions that bear its id differ: per order and type, the amounts
 * of each SKU and component. Neither shipment ids nor the place of a row count: the ids are of another kind in
 * the file, refunds have none, and equal rows are fees of several units.
 */
export function controlDifferences(
  orders: readonly SettlementOrder[],
  events: readonly AmazonEvent[],
): readonly ControlDifference[] {
  const { file, transactions } = leftOver(fileSide(orders), transactionSide(events));
  const byPlace = new Map<string, { entry: ControlEntry; file: number[]; transactions: number[] }>();
  const placeOf = (entry: ControlEntry) => {
    const key = [entry.type, entry.orderId, entry.sku, entry.kind].join('\t');
    const known = byPlace.get(key);
    if (known !== undefined) return known;
    const place = { entry, file: [], transactions: [] };
    byPlace.set(key, place);
    return place;
  };
  for (const entry of file) placeOf(entry).file.push(entry.amountMinor);
  for (const entry of transactions) placeOf(entry).transactions.push(entry.amountMinor);
  return [...byPlace.values()].map(({ entry, ...amounts }) => ({
    orderId: entry.orderId,
    sku: entry.sku,
    label: entry.label,
    fileMinor: amounts.file,
    transactionsMinor: amounts.transactions,
  }));
}

/** The differences as a seller reads them, with both figures. */
export function controlProblems(
  differences: readonly ControlDifference[],
  settlementId: string,
  currency: string,
): readonly Problem[] {
  const told = differences.slice(0, mostTold).map(({ orderId, sku, label, fileMinor, transactionsMinor }) =>
    problem('settlement_control_differs', {
      settlement: settlementId,
      what: [label, orderId === '' ? '' : `order ${orderId}`, sku === '' ? '' : `SKU ${sku}`]
        .filter((part) => part !== '')
        .join(', '),
      file: figures(fileMinor, currency),
      transactions: figures(transactionsMinor, currency),
    }),
  );
  const more = differences.length - told.length;
  return more === 0
    ? told
    : [...told, problem('settlement_control_more', { settlement: settlementId, count: String(more) })];
}

/** `-7.50 USD`, `-3.75, -3.75 USD`, or that there is none. */
function figures(minor: readonly number[], currency: string): string {
  if (minor.length === 0) return 'nothing';
  const shown = minor.slice(0, mostTold).map((each) => decimalText(each, currency));
  return `${shown.join(', ')}${minor.length > shown.length ? ', …' : ''} ${currency}`;
}
