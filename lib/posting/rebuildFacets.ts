import type { DocumentKind } from '../books/draft';
import type { Facet } from '../books/facet';
import { orderDocumentOf } from '../books/numbers/orderNumbers';

/** What a document of ours is taken to stand for, from what QuickBooks holds of it. */
export interface Claim {
  readonly facets: readonly Facet[];
  /**
   * Of two documents that name one event the lower takes what both could be for: fees apart before the rest
   * of a sale, an order's document before the day's, the day's before the settlement's.
   */
  readonly rank: number;
}

/** What is seen of a document's lines. */
export interface HeldContent {
  readonly kind: DocumentKind;
  readonly number?: string;
  /** Lines on income or on nothing that is known: what was sold, given back, or paid for. */
  readonly income: boolean;
  /** Lines on expense accounts. */
  readonly expense: boolean;
  /** The money stands on the deferred balances, not in clearing. */
  readonly deferred: boolean;
  readonly eventCount: number;
}

/** Which part of its events a number says that the document is. */
type Part = 'whole' | 'fees' | 'cost' | 'cash';

/** The claim of a document: by its number where that is ours, by its kind and lines where it is not. */
export function claimOf(held: HeldContent): Claim {
  const { kind, number = '', eventCount } = held;
  const family = familyOf(number) ?? { part: 'whole' as const, rank: eventCount > 1 ? 2 : 1 };
  if (kind === 'payment' || kind === 'transfer' || kind === 'deposit' || family.part === 'cash')
    return { facets: ['cash'], rank: 0 };
  if (family.part === 'cost') return { facets: ['cost'], rank: 0 };
  if (family.part === 'fees') return { facets: ['fees'], rank: 0 };
  return { facets: wholeFacets(held), rank: family.rank };
}

function wholeFacets({ kind, income, expense, deferred }: HeldContent): readonly Facet[] {
  // An invoice shows what the buyer pays; Amazon's fees stand beside it.
  if (kind === 'invoice' || kind === 'creditMemo') return ['revenue', 'recognition'];
  const nothingSeen = !income && !expense;
  const facets: Facet[] = [];
  if (income || nothingSeen) facets.push('revenue');
  if (expense || nothingSeen) facets.push('fees');
  return [...facets, deferred ? 'recognition' : 'cash'];
}

/** Which of our numbers this is: an order’s, a day’s or month’s, a settlement’s; `undefined` for any other. */
function familyOf(number: string): { readonly part: Part; readonly rank: number } | undefined {
  const orderId = orderIdOf(number);
  const form = orderId === undefined ? undefined : orderDocumentOf(orderId, number)?.form;
  if (form !== undefined) return { part: orderParts[form], rank: 1 };
  const [, dayLetter] = dayPattern.exec(number) ?? [];
  if (dayLetter !== undefined) return { part: dayParts[dayLetter] ?? 'whole', rank: 2 };
  const settlement = settlementPattern.exec(number);
  return settlement === null ? undefined : { part: settlementParts[settlement[1] ?? ''] ?? 'whole', rank: 3 };
}

const orderParts = {
  document: 'whole',
  journal: 'whole',
  fees: 'fees',
  payment: 'cash',
  cost: 'cost',
} as const;
const dayParts: Readonly<Record<string, Part>> = { F: 'fees', C: 'cost' };
const settlementParts: Readonly<Record<string, Part>> = {
  F: 'fees',
  G: 'cost',
  R: 'cash',
  P: 'cash',
  C: 'cash',
};

/** `AZ-US-2026-11-22D`, `AZ-US-20261122F+1.2`, `AZ-US-DEF-2026-12`: the letter of the form, if any. */
const dayPattern = /^AZ-?[A-Z-]+?\d{4}-?\d{2}(?:-?\d{2})?D?([RFC]?)(?:\+\d+)?(?:\.\d+)?$/;
/** `AZ12395580393`, `…-2F`, `…-P`, `…-C2`: the letter, if any. */
const settlementPattern = /^AZ\d+(?:-\d*([FGRPC]?)\d*)?(?:\+\d+)?(?:\.\d+)?$/;

/** The order that a number of ours is of. */
export function orderIdOf(number: string): string | undefined {
  const found = /^([0-9A-Z]{3})-?(\d{7})-?(\d{7})/.exec(number);
  if (found === null) return undefined;
  const orderId = found.slice(1, 4).join('-');
  return orderDocumentOf(orderId, number) === undefined ? undefined : orderId;
}

/** The settlement that a number of ours is of. */
export function settlementIdOf(number: string): string | undefined {
  return settlementPattern.test(number) ? /^AZ(\d+)/.exec(number)?.[1] : undefined;
}
