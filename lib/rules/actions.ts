import { minorFromDecimal } from '../money/money';
import { actedDate } from './actedDate';
import type { LineDraft, OutcomeDraft } from './outcomeDraft';
import type { Action } from './rule';
import type { RuleSubject } from './ruleSubject';

/** The name of an action. */
export type ActionName = Action['do'];

type Of<Name extends ActionName> = Extract<Action, { readonly do: Name }>;

/** One row of the table; exactly one of the two functions is there. */
export interface ActionRow<Taken = never> {
  /** How it reads in a trace: `class Wholesale`. */
  readonly inWords: (action: Taken) => string;
  /** Acts on the event; says why it cannot, or that an earlier rule has decided. */
  readonly onEvent?: (action: Taken, outcome: OutcomeDraft, subject: RuleSubject) => Refused | undefined;
  /** Acts on one amount. */
  readonly onLine?: (action: Taken, line: LineDraft) => Refused | undefined;
}

/** Why an action did nothing. */
export type Refused = 'decided' | 'otherCurrency';

/** Everything that rules can do. A new one costs its type in `rule.ts`, a row here and one in the schema. */
export const actions: { readonly [Name in ActionName]: ActionRow<Of<Name>> } = {
  leaveOut: {
    inWords: ({ reason }) => `left out: ${reason}`,
    onEvent: ({ reason }, outcome) => decide(outcome, 'leaveOut', { reason }),
  },
  documentType: {
    inWords: ({ is }) => `as ${documentWords[is]}`,
    onEvent: ({ is }, outcome) => decide(outcome, 'documentType', is),
  },
  date: {
    inWords: (action) =>
      'is' in action
        ? `dated ${action.is}`
        : 'monthEnd' in action
          ? 'dated on the last day of the month'
          : `dated ${action.addDays} days off`,
    onEvent: (action, outcome, { date }) => decide(outcome, 'date', actedDate(action, date)),
  },
  customer: named('customer'),
  location: named('location'),
  depositAccount: {
    inWords: ({ is }) => `deposited to ${is}`,
    onEvent: ({ is }, outcome) => decide(outcome, 'depositAccount', is),
  },
  class: {
    inWords: ({ is }) => `class ${is}`,
    onLine: ({ is }, line) => decide(line, 'class', is),
  },
  item: {
    inWords: ({ is }) => `item ${is}`,
    onLine: ({ is }, line) => decide(line, 'item', is),
  },
  description: {
    inWords: ({ is }) => `described as “${is}”`,
    onLine: ({ is }, line) => decide(line, 'description', is),
  },
  quantityMultiplier: {
    inWords: ({ by }) => `quantity times ${by}`,
    onLine: ({ by }, line) => decide(line, 'quantityMultiplier', by),
  },
  taxCode: {
    inWords: ({ is }) => `tax code ${is}`,
    onLine: ({ is }, line) => decide(line, 'taxCode', is),
  },
  memo: {
    inWords: ({ is }) => `memo “${is}”`,
    onEvent: ({ is }, outcome) => decide(outcome, 'memo', is),
  },
  extraLine: {
    inWords: ({ item, against, amount, currency }) =>
      `line ${item} against ${against}, ${amount} ${currency}`,
    onEvent: ({ item, against, description, amount, currency }, outcome, { event }) => {
      const amountMinor = minorFromDecimal(amount, currency);
      if (event.currency !== currency || amountMinor === undefined) return 'otherCurrency';
      outcome.extraLines.push(
        { item, description, amountMinor },
        { item: against, description, amountMinor: -amountMinor },
      );
      return undefined;
    },
  },
};

/** The row of an action. */
export function actionRow(action: Action): ActionRow {
  return actions[action.do];
}

const documentWords = {
  salesReceipt: 'a sales receipt',
  invoice: 'an invoice',
  journalEntry: 'a journal entry',
} as const;

function named(name: 'customer' | 'location'): ActionRow<{ readonly is: string }> {
  return {
    inWords: ({ is }) => `${name} ${is}`,
    onEvent: ({ is }, outcome) => decide(outcome, name, is),
  };
}

/** The earlier rule keeps what it decided. */
function decide<Target extends object, Key extends keyof Target>(
  target: Target,
  key: Key,
  value: Target[Key],
): Refused | undefined {
  if (target[key] !== undefined) return 'decided';
  target[key] = value;
  return undefined;
}
