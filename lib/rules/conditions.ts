import { compareDates } from '../calendar/calendar';
import { normalizedLabel } from '../ledger/label';
import { minorFromDecimal } from '../money/money';
import type { FactCondition } from './rule';
import type { RuleSubject, SubjectLine } from './ruleSubject';
import { folded, type Wildcard, wildcard } from './wildcard';

/** A condition made ready: asked of an event and one of its amounts, or of an event that has none. */
export type Test = (subject: RuleSubject, line: SubjectLine | undefined) => boolean;

/** The name of a fact. */
export type FactName = FactCondition['fact'];

type Of<Name extends FactName> = Extract<FactCondition, { readonly fact: Name }>;

interface Listed {
  readonly is: readonly string[];
}

/** One row of the table. */
export interface ConditionRow<Asked = never> {
  /** How it reads in a trace or a list of rules: `SKU is like …`. */
  readonly inWords: string;
  /** Asked of each amount: the rule then acts on these amounts, and not on the whole event. */
  readonly ofLine: boolean;
  readonly compile: (condition: Asked) => Test;
}

/** Every fact that rules can ask for. A new one costs its type in `rule.ts`, a row here and one in the schema. */
export const conditions: { readonly [Name in FactName]: ConditionRow<Of<Name>> } = {
  marketplace: {
    inWords: 'marketplace',
    ofLine: false,
    compile: ({ is }) => {
      const wanted = new Set(is.map(folded));
      return ({ marketplace }) => marketplace.some((name) => wanted.has(name));
    },
  },
  channel: {
    inWords: 'shipped by',
    ofLine: false,
    compile:
      ({ is }) =>
      ({ channel }) =>
        channel !== undefined && is.includes(channel),
  },
  status: oneLabel('order status', ({ status }) => status),
  program: anyLabel('program', ({ programs }) => programs),
  sku: {
    inWords: 'SKU',
    ofLine: true,
    compile: ({ like }) => likeAny(like, (line) => line.sku),
  },
  title: {
    inWords: 'title',
    ofLine: true,
    compile: ({ like }) => likeAny(like, (line) => line.title),
  },
  shipToCountry: oneText('ship-to country', ({ shipToCountry }) => shipToCountry),
  shipToRegion: oneText('ship-to region', ({ shipToRegion }) => shipToRegion),
  paymentMethod: anyLabel('payment method', ({ paymentMethods }) => paymentMethods),
  businessBuyer: {
    inWords: 'business buyer',
    ofLine: false,
    compile:
      ({ is }) =>
      ({ businessBuyer }) =>
        businessBuyer === is,
  },
  amount: {
    inWords: 'amount',
    ofLine: false,
    compile: ({ currency, atLeast, atMost }) => {
      const least = atLeast === undefined ? undefined : minorFromDecimal(atLeast, currency);
      const most = atMost === undefined ? undefined : minorFromDecimal(atMost, currency);
      return ({ event }) =>
        event.currency === currency &&
        (least === undefined || event.totalMinor >= least) &&
        (most === undefined || event.totalMinor <= most);
    },
  },
  date: {
    inWords: 'date',
    ofLine: false,
    compile:
      ({ from, until }) =>
      ({ date }) =>
        (from === undefined || compareDates(from, date) <= 0) &&
        (until === undefined || compareDates(date, until) <= 0),
  },
  eventKind: {
    inWords: 'kind of event',
    ofLine: false,
    compile:
      ({ is }) =>
      ({ event }) =>
        is.includes(event.kind),
  },
  transactionType: {
    inWords: 'Amazon’s transaction type',
    ofLine: false,
    compile: ({ is }) => {
      const wanted = new Set(is.map(normalizedLabel));
      return ({ event }) => wanted.has(normalizedLabel(event.transactionType));
    },
  },
  amountKind: {
    inWords: 'kind of amount',
    ofLine: true,
    compile:
      ({ is }) =>
      (_subject, line) =>
        line !== undefined && is.includes(line.line.kind),
  },
};

/** The test of a condition, by its row. */
export function compileFact(condition: FactCondition): Test {
  const row: ConditionRow = conditions[condition.fact];
  return row.compile(condition as never);
}

/** Each text is matched with the patterns once, however many amounts bear it. */
function likeAny(patterns: readonly string[], textOf: (line: SubjectLine) => string | undefined): Test {
  const read = patterns.map(wildcard);
  const exact = new Set(read.filter((each) => each.exact).map(({ prefix }) => prefix));
  const wild = read.filter((each) => !each.exact);
  return (_subject, line) => {
    const text = line === undefined ? undefined : textOf(line);
    return text !== undefined && (exact.has(text) || wild.some((each: Wildcard) => each.fits(text)));
  };
}

function oneLabel(
  inWords: string,
  labelOf: (subject: RuleSubject) => string | undefined,
): ConditionRow<Listed> {
  return { inWords, ofLine: false, compile: ({ is }) => oneOf(is.map(normalizedLabel), labelOf) };
}

function oneText(
  inWords: string,
  textOf: (subject: RuleSubject) => string | undefined,
): ConditionRow<Listed> {
  return { inWords, ofLine: false, compile: ({ is }) => oneOf(is.map(folded), textOf) };
}

function oneOf(wanted: readonly string[], textOf: (subject: RuleSubject) => string | undefined): Test {
  const set = new Set(wanted);
  return (subject) => {
    const text = textOf(subject);
    return text !== undefined && set.has(text);
  };
}

function anyLabel(
  inWords: string,
  labelsOf: (subject: RuleSubject) => readonly string[],
): ConditionRow<Listed> {
  return {
    inWords,
    ofLine: false,
    compile: ({ is }) => {
      const wanted = new Set(is.map(normalizedLabel));
      return (subject) => labelsOf(subject).some((label) => wanted.has(label));
    },
  };
}
