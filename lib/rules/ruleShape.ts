import * as v from 'valibot';
import type { EventKind } from '../ledger/event';
import { minorFromDecimal } from '../money/money';
import type { ActionName } from './actions';
import { amountKinds } from './amountKinds';
import type { FactName } from './conditions';
import type { Action, Condition, FactCondition, Rule, RuleBook } from './rule';
import * as limits from './ruleLimits';

const text = (longest: number) =>
  v.pipe(
    v.string('a text'),
    v.trim(),
    v.nonEmpty('a text that is not empty'),
    v.maxLength(longest, `at most ${longest} characters`),
  );
const name = text(limits.longestName);
const names = v.pipe(
  v.array(name, 'a list of texts'),
  v.nonEmpty('at least one entry'),
  v.maxLength(limits.mostListed, `at most ${limits.mostListed} entries`),
);
const day = v.pipe(v.string('a day such as 2026-11-22'), v.check(isDay, 'a day such as 2026-11-22'));
const decimal = v.pipe(
  v.string('a decimal as text'),
  v.regex(/^-?\d{1,13}(\.\d{1,3})?$/, 'a decimal such as 12.50'),
);
const currency = v.pipe(v.string('a currency'), v.regex(/^[A-Z]{3}$/, 'a currency such as USD'));
const oneOrMore = <const Options extends readonly string[]>(options: Options) =>
  v.pipe(
    v.array(v.picklist(options, `one of ${options.join(', ')}`), 'a list'),
    v.nonEmpty('at least one entry'),
  );

/** Every kind of event that a rule can name. */
export const eventKinds = [
  'shipment',
  'refund',
  'multiChannel',
  'other',
  'unknown',
] as const satisfies readonly EventKind[];

/** Who ships, as a rule names it. */
export const channels = ['FBA', 'merchant', 'multiChannel'] as const;
/** The documents that a rule can ask for. */
export const documentTypes = ['salesReceipt', 'invoice', 'journalEntry'] as const;

const is = (fact: FactName) => v.strictObject({ fact: v.literal(fact), is: names });
const like = (fact: FactName) => v.strictObject({ fact: v.literal(fact), like: names });

/** The form of each condition. */
export const factShapes = {
  marketplace: is('marketplace'),
  channel: v.strictObject({ fact: v.literal('channel'), is: oneOrMore(channels) }),
  status: is('status'),
  program: is('program'),
  sku: like('sku'),
  title: like('title'),
  shipToCountry: is('shipToCountry'),
  shipToRegion: is('shipToRegion'),
  paymentMethod: is('paymentMethod'),
  businessBuyer: v.strictObject({ fact: v.literal('businessBuyer'), is: v.boolean('true or false') }),
  amount: v.pipe(
    v.strictObject({
      fact: v.literal('amount'),
      currency,
      atLeast: v.optional(decimal),
      atMost: v.optional(decimal),
    }),
    v.check(({ atLeast, atMost }) => (atLeast ?? atMost) !== undefined, 'a least or a most amount'),
    v.check(
      ({ currency: of, atLeast, atMost }) => isExact(of, atLeast) && isExact(of, atMost),
      'amounts that the currency has',
    ),
    v.check(({ atLeast, atMost }) => Number(atLeast ?? -Infinity) <= Number(atMost ?? Infinity), 'a range'),
  ),
  date: v.pipe(
    v.strictObject({ fact: v.literal('date'), from: v.optional(day), until: v.optional(day) }),
    v.check(({ from, until }) => (from ?? until) !== undefined, 'a first or a last day'),
    v.check(({ from, until }) => inOrder(from, until), 'a first day that is not after the last'),
  ),
  eventKind: v.strictObject({ fact: v.literal('eventKind'), is: oneOrMore(eventKinds) }),
  transactionType: is('transactionType'),
  amountKind: v.strictObject({ fact: v.literal('amountKind'), is: oneOrMore(amountKinds) }),
} as const satisfies Readonly<Record<FactName, v.GenericSchema>>;

const group = v.strictObject({
  group: v.picklist(['all', 'any', 'none'], 'all, any or none'),
  of: v.pipe(
    v.array(v.lazy(() => condition)),
    v.maxLength(limits.mostListed, `at most ${limits.mostListed} conditions`),
  ),
});

const condition: v.GenericSchema<unknown, Condition> = v.lazy((input) => {
  const fact = typeof input === 'object' && input !== null && 'fact' in input ? input.fact : undefined;
  if (fact === undefined) return group;
  return isFact(fact) ? (factShapes[fact] as v.GenericSchema<unknown, FactCondition>) : strangeFact;
});

const strangeFact: v.GenericSchema<unknown, Condition> = v.strictObject({
  fact: v.picklist(Object.keys(factShapes), 'a condition that is known') as never,
});

const named = (action: ActionName) => v.strictObject({ do: v.literal(action), is: name });

/** The form of each action. */
export const actionShapes = {
  leaveOut: v.strictObject({ do: v.literal('leaveOut'), reason: name }),
  documentType: v.strictObject({
    do: v.literal('documentType'),
    is: v.picklist(documentTypes, `one of ${documentTypes.join(', ')}`),
  }),
  date: v.union(
    [
      v.strictObject({ do: v.literal('date'), is: day }),
      v.strictObject({
        do: v.literal('date'),
        addDays: v.pipe(v.number(), v.integer(), v.minValue(-limits.mostDays), v.maxValue(limits.mostDays)),
      }),
      v.strictObject({ do: v.literal('date'), monthEnd: v.literal(true) }),
    ],
    `a day, up to ${limits.mostDays} days to add, or the end of the month`,
  ),
  customer: named('customer'),
  class: named('class'),
  location: named('location'),
  depositAccount: named('depositAccount'),
  item: named('item'),
  description: v.strictObject({ do: v.literal('description'), is: text(limits.longestText) }),
  quantityMultiplier: v.strictObject({
    do: v.literal('quantityMultiplier'),
    by: v.pipe(
      v.number('a whole number'),
      v.integer('a whole number'),
      v.minValue(1, 'at least 1'),
      v.maxValue(limits.largestMultiplier, `at most ${limits.largestMultiplier}`),
    ),
  }),
  taxCode: named('taxCode'),
  memo: v.strictObject({ do: v.literal('memo'), is: text(limits.longestText) }),
  extraLine: v.pipe(
    v.strictObject({
      do: v.literal('extraLine'),
      item: name,
      against: name,
      description: text(limits.longestText),
      currency,
      amount: decimal,
    }),
    v.check(({ item, against }) => item !== against, 'two different items'),
    v.check(
      ({ amount, currency: of }) => (minorFromDecimal(amount, of) ?? 0) !== 0,
      'an amount that the currency has',
    ),
  ),
} as const satisfies Readonly<Record<ActionName, v.GenericSchema>>;

const action: v.GenericSchema<unknown, Action> = v.lazy((input) => {
  const does = typeof input === 'object' && input !== null && 'do' in input ? input.do : undefined;
  return (
    isAction(does)
      ? actionShapes[does]
      : v.strictObject({ do: v.picklist(Object.keys(actionShapes), 'an action that is known') })
  ) as v.GenericSchema<unknown, Action>;
});

/** The form of one rule. */
export const ruleShape: v.GenericSchema<unknown, Rule> = v.pipe(
  v.strictObject({
    id: text(limits.longestId),
    name,
    on: v.boolean('true or false'),
    from: v.optional(day),
    until: v.optional(day),
    stop: v.optional(v.boolean('true or false')),
    when: condition,
    actions: v.pipe(
      v.array(action, 'a list of actions'),
      v.nonEmpty('at least one action'),
      v.maxLength(limits.mostListed, `at most ${limits.mostListed} actions`),
    ),
  }),
  v.check(({ from, until }) => inOrder(from, until), 'a first day that is not after the last'),
) as v.GenericSchema<unknown, Rule>;

/** The form of a file of rules, without its rules. */
export const ruleBookHead: v.GenericSchema<unknown, Omit<RuleBook, 'rules'>> = v.object({
  version: v.literal(1, 'version 1'),
  match: v.picklist(['first', 'all'], 'first or all'),
});

function isFact(fact: unknown): fact is FactName {
  return typeof fact === 'string' && Object.hasOwn(factShapes, fact);
}

function isAction(does: unknown): does is ActionName {
  return typeof does === 'string' && Object.hasOwn(actionShapes, does);
}

function isDay(day: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return false;
  try {
    Temporal.PlainDate.from(day);
    return true;
  } catch {
    return false;
  }
}

function inOrder(from: string | undefined, until: string | undefined): boolean {
  return from === undefined || until === undefined || from <= until;
}

function isExact(currency: string, amount: string | undefined): boolean {
  return amount === undefined || minorFromDecimal(amount, currency) !== undefined;
}
