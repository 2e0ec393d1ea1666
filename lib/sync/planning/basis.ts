import type { AmazonOrder } from '../../amazon/shapes/order';
import type { BookContext, Owners } from '../../books/bookContext';
import type { PlanContext } from '../../books/plan';
import type { Books } from '../../books/setup';
import type { InstantText } from '../../calendar/calendar';
import { compileRules } from '../../rules/compileRules';
import type { Rule } from '../../rules/rule';
import type { RuleSet } from '../../rules/ruleSet';
import type { ConnectionSettings } from '../connection';

/** What all documents of a connection depend on, at one moment. */
export interface Basis {
  readonly settings: ConnectionSettings;
  /** Absent where no company is connected. */
  readonly books?: Books;
  /** Until when everything that Amazon reported has been fetched. */
  readonly asOf: InstantText;
}

/** All that documents are drawn from beside their events: the preview, what is prepared and what is sent use this. */
export function bookContextOf(
  { settings, books, asOf }: Basis,
  owners: Owners,
  orders: ReadonlyMap<string, AmazonOrder>,
): BookContext {
  return {
    ...(books === undefined ? {} : { books }),
    settings: settings.books,
    rules: ruleSetOf(settings.rules),
    owners,
    orders,
    asOf,
    // What others have under a number is found by the look-up before anything is sent.
    foreignNumbers: new Set(),
  };
}

/** What the seller chose for a connection, as the plan of an order takes it; nothing where there is none yet. */
export function chosenFor(
  connection: { readonly settings: ConnectionSettings } | undefined,
): Pick<PlanContext, 'settings' | 'rules'> {
  if (connection === undefined) return {};
  const { books, rules } = connection.settings;
  return { settings: books, rules: ruleSetOf(rules) };
}

const compiled = new WeakMap<readonly Rule[], RuleSet>();

/** Rules are compiled once for all that is drawn by them. */
function ruleSetOf(rules: readonly Rule[]): RuleSet {
  const known = compiled.get(rules);
  if (known !== undefined) return known;
  const ruleSet = compileRules({ version: 1, match: 'all', rules });
  compiled.set(rules, ruleSet);
  return ruleSet;
}
