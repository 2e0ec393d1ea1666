import type { ControlEntry } from './controlSide';
import { areSplitInto } from './splitAmounts';

/** What of two sides is left over. */
export interface LeftOver {
  readonly file: readonly ControlEntry[];
  readonly transactions: readonly ControlEntry[];
}

/** What must be the same of two amounts before they may be each other's. */
type KeyOf = (entry: ControlEntry) => string;

const ofOrder = ({ type, orderId }: ControlEntry): string => `${type}\t${orderId}`;
const component: KeyOf = (entry) => `${ofOrder(entry)}\t${entry.sku}\t${entry.kind}`;

/** A tax that Amazon keeps cancels itself, and the transaction tree then shows neither half. */
const taxOfProduct: KeyOf = (entry) => `${ofOrder(entry)}\t${entry.sku}\t${taxOr(entry.kind)}`;

/** The transaction tree does not say which of several products an amount is for, and service fees have none. */
const withoutProduct: KeyOf = (entry) => `${ofOrder(entry)}\t${taxOr(entry.kind)}`;

/** Charges that belong to no sale bear other ids in the file than in the transactions, or none. */
const withoutOrder: KeyOf = (entry) => (entry.type === 'other' ? entry.kind : component(entry));

/**
 * Takes off both sides what is the same: per order and type, the amounts of a SKU and component, as many times
 * as either side has them. What is left is tried again where the two sources are known to write one fact
 * differently; each of these stages still needs equal amounts.
 */
export function leftOver(file: readonly ControlEntry[], transactions: readonly ControlEntry[]): LeftOver {
  let left: LeftOver = { file, transactions };
  left = within(left, component, withoutEqual);
  left = within(left, component, withoutSplit);
  left = within(left, taxOfProduct, withoutCancelledTax);
  left = within(left, withoutProduct, whereOneNamesNoProduct);
  left = within(left, withoutOrder, withoutEqualOrSplit);
  return within(left, withoutOrder, withoutSourceSums);
}

type Stage = (left: LeftOver) => LeftOver;

function within(left: LeftOver, keyOf: KeyOf, stage: Stage): LeftOver {
  const groups = new Map<string, { file: ControlEntry[]; transactions: ControlEntry[] }>();
  for (const side of ['file', 'transactions'] as const) {
    for (const entry of left[side]) {
      const key = keyOf(entry);
      let group = groups.get(key);
      if (group === undefined) {
        group = { file: [], transactions: [] };
        groups.set(key, group);
      }
      group[side].push(entry);
    }
  }
  const rest = [...groups.values()].map(stage);
  return {
    file: rest.flatMap(({ file }) => file),
    transactions: rest.flatMap(({ transactions }) => transactions),
  };
}

const nothing: LeftOver = { file: [], transactions: [] };

function withoutEqual({ file, transactions }: LeftOver): LeftOver {
  const open = new Map<number, ControlEntry[]>();
  for (const entry of transactions) {
    const same = open.get(entry.amountMinor);
    if (same === undefined) open.set(entry.amountMinor, [entry]);
    else same.push(entry);
  }
  const unmatched = file.filter(({ amountMinor }) => open.get(amountMinor)?.pop() === undefined);
  return { file: unmatched, transactions: [...open.values()].flat() };
}

function withoutSplit(left: LeftOver): LeftOver {
  const [file, transactions] = [amounts(left.file), amounts(left.transactions)];
  return areSplitInto(file, transactions) || areSplitInto(transactions, file) ? nothing : left;
}

function withoutEqualOrSplit(left: LeftOver): LeftOver {
  return withoutSplit(withoutEqual(left));
}

function withoutCancelledTax(left: LeftOver): LeftOver {
  const isTax = [...left.file, ...left.transactions].every(({ kind }) => taxOr(kind) === 'tax');
  // One of the two shows a net amount, or none where nothing is left of it.
  const isNet = Math.min(left.file.length, left.transactions.length) <= 1;
  return isTax && isNet && sum(left.file) === sum(left.transactions) ? nothing : left;
}

function whereOneNamesNoProduct(left: LeftOver): LeftOver {
  const namesNone = (entries: readonly ControlEntry[]): boolean => entries.every(({ sku }) => sku === '');
  if (!namesNone(left.file) && !namesNone(left.transactions)) return left;
  return withoutCancelledTax(withoutEqualOrSplit(left));
}

/** A charge for the stock of many products: one row of the file, and an amount for each product in a transaction. */
function withoutSourceSums({ file, transactions }: LeftOver): LeftOver {
  const bySource = new Map<string, ControlEntry[]>();
  for (const entry of transactions) {
    const source = entry.type === 'other' ? (entry.source ?? '') : '';
    const known = bySource.get(source);
    if (known === undefined) bySource.set(source, [entry]);
    else known.push(entry);
  }
  if (bySource.has('')) return { file, transactions };
  let unmatched = file;
  const rest = [...bySource.values()].filter((entries) => {
    const same = unmatched.find(({ amountMinor }) => amountMinor === sum(entries));
    unmatched = unmatched.filter((entry) => entry !== same);
    return same === undefined;
  });
  return withoutSplit({ file: unmatched, transactions: rest.flat() });
}

function taxOr(kind: ControlEntry['kind']): string {
  return kind === 'taxCollected' || kind === 'taxWithheld' ? 'tax' : kind;
}

function amounts(entries: readonly ControlEntry[]): readonly number[] {
  return entries.map(({ amountMinor }) => amountMinor);
}

function sum(entries: readonly ControlEntry[]): number {
  return entries.reduce((total, { amountMinor }) => total + amountMinor, 0);
}
