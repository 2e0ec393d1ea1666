import { type BroadEvent, type BroadPart, type BroadWorld, partsOf, sumOf } from './broadTruth';
import { roundHalfAway } from './drawOrders';
import { type TrueAccount, type Word, words } from './words';

/** What an event truly is to the books: an amount of an account; what the seller gains is positive. */
export interface TrueAmount {
  /** `tax` is whatever account the company keeps its tax in. */
  readonly account: Exclude<TrueAccount, 'nothing'>;
  readonly facet: Word['facet'];
  readonly amountMinor: number;
}

/** What decides how tax is kept apart, as the seller answered. */
export interface TrueTax {
  /** Tax on fees is claimed back: it is no part of the expense. */
  readonly feeTaxRecoverable: boolean;
  /** Where Amazon states no tax on any fee of an event, it is in the amounts at this rate. */
  readonly unstatedFeePercent: number;
}

/** Nothing is kept apart but what stands apart. */
export const noTax: TrueTax = { feeTaxRecoverable: false, unstatedFeePercent: 0 };

/**
 * The amounts of an event on their accounts, told from what truly happened: neither from the ledger nor from
 * its table of kinds. They add up to the event's total, less an opening balance, which is no amount.
 */
export function trueAmounts(world: BroadWorld, event: BroadEvent, tax: TrueTax): readonly TrueAmount[] {
  const isBack = event.type === 'Refund';
  const sums = new Map<string, TrueAmount>();
  const add = (account: TrueAccount, facet: Word['facet'], amountMinor: number): void => {
    if (account === 'nothing' || amountMinor === 0) return;
    const key = `${account}/${facet}`;
    sums.set(key, { account, facet, amountMinor: (sums.get(key)?.amountMinor ?? 0) + amountMinor });
  };
  const parts = partsOf(event);
  const included = world.regime === 'included' ? vatWithin(world, parts) : new Map<BroadPart, number>();
  const isStated = parts.some(({ taxMinor }) => (taxMinor ?? 0) !== 0);
  const unstatedPercent = isStated ? 0 : tax.unstatedFeePercent;
  for (const part of parts) {
    const { account, refundAccount, facet } = words[part.word];
    const own = isBack ? (refundAccount ?? account) : account;
    const unstatedMinor = facet === 'fees' ? within(part.amountMinor, unstatedPercent) : 0;
    const feeTaxMinor = tax.feeTaxRecoverable ? (part.taxMinor ?? unstatedMinor) : 0;
    const vatMinor = included.get(part) ?? 0;
    add(own, facet, part.amountMinor - feeTaxMinor - vatMinor);
    add('tax', facet, feeTaxMinor + vatMinor);
  }
  return [...sums.values()].filter(({ amountMinor }) => amountMinor !== 0);
}

const taxed: ReadonlySet<TrueAccount> = new Set([
  'Amazon Sales',
  'Amazon Shipping Income',
  'Amazon Gift Wrap Income',
  'Amazon Promotions',
  'Amazon Refunds',
  'Amazon Liquidations',
]);

/**
 * VAT within prices that include it: that of the whole at the rate, each amount with its own share, and what
 * rounding leaves on the largest of them.
 */
function vatWithin({ store }: BroadWorld, parts: readonly BroadPart[]): ReadonlyMap<BroadPart, number> {
  const gross = parts.filter(({ word }) => taxed.has(words[word].account) && words[word].facet === 'revenue');
  const percent = store.salesTaxPercent;
  const shares = new Map(gross.map((part) => [part, within(part.amountMinor, percent)]));
  const [first, ...others] = gross;
  if (first === undefined) return shares;
  const largest = others.reduce(
    (most, part) => (Math.abs(part.amountMinor) > Math.abs(most.amountMinor) ? part : most),
    first,
  );
  const leftMinor =
    within(sumOf(gross), percent) - [...shares.values()].reduce((sum, minor) => sum + minor, 0);
  return shares.set(largest, (shares.get(largest) ?? 0) + leftMinor);
}

/** The tax in an amount that holds it: what is left over its net, which is rounded. */
function within(grossMinor: number, percent: number): number {
  return grossMinor - roundHalfAway((grossMinor * 100) / (100 + percent));
}

/** The calendar day in a zone, told by the platform's own formatter. */
export function trueDay(atMs: number, timeZone: string): string {
  return formatterOf(timeZone).format(atMs);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    // The Swedish form of a date is that of ISO 8601.
    formatter = new Intl.DateTimeFormat('sv-SE', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Units of each SKU that an event truly took out of stock; what Amazon found again came back. */
export function trueMoves({ what, units }: BroadEvent): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const { product, quantity, parts } of units) {
    const words = parts.map(({ word }) => word);
    const isSold = what === 'replacement' || what === 'multiChannel' || words.includes('principal');
    const isLost = words.includes('lost') || words.includes('damaged');
    const direction = words.includes('clawback') ? -1 : (isSold && !isGivenBack(what)) || isLost ? 1 : 0;
    if (product === undefined || direction === 0) continue;
    found.set(product.sku, (found.get(product.sku) ?? 0) + direction * quantity);
  }
  return found;
}

function isGivenBack(what: BroadEvent['what']): boolean {
  return what === 'refund' || what === 'chargeback' || what === 'guarantee';
}

/** Units of each SKU that an event truly moved for money. */
export function trueUnits({ type, units }: BroadEvent): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  if (type !== 'Shipment') return found;
  for (const { product, quantity, parts } of units) {
    if (product === undefined || !parts.some(({ word }) => word === 'principal')) continue;
    found.set(product.sku, (found.get(product.sku) ?? 0) + quantity);
  }
  return found;
}
