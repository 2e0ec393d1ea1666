import { present } from '../amazon/shapes/present';
import { compareDates } from '../calendar/calendar';
import { actionRow, type Refused } from './actions';
import { type CompiledCondition, compileCondition } from './compileCondition';
import type { LineDraft, OutcomeDraft } from './outcomeDraft';
import type { Action, Rule, RuleBook } from './rule';
import { ruleIndex } from './ruleIndex';
import { type LineOutcome, noOutcome, type RuleOutcome, type RuleTrace } from './ruleOutcome';
import type { RuleSet } from './ruleSet';
import { type RuleSubject, ruleSubject } from './ruleSubject';

interface CompiledRule {
  readonly rule: Rule;
  readonly condition: CompiledCondition;
  readonly onEvent: readonly Action[];
  readonly onLine: readonly Action[];
  /** Whether nothing that it fits is left to later rules. */
  readonly ends: boolean;
}

/** Makes a seller's rules ready to be asked for each of many events. Rules that are off are left aside. */
export function compileRules({ rules, match }: RuleBook): RuleSet {
  const compiled = rules
    .filter(({ on }) => on)
    .map((rule): CompiledRule => {
      const isOnEvent = (action: Action): boolean => actionRow(action).onEvent !== undefined;
      return {
        rule,
        condition: compileCondition(rule.when),
        onEvent: rule.actions.filter(isOnEvent),
        onLine: rule.actions.filter((action) => !isOnEvent(action)),
        ends: match === 'first' || rule.stop === true,
      };
    });
  if (compiled.length === 0) return { outcomeOf: () => noOutcome };
  const index = ruleIndex(compiled.map(({ rule }) => rule));
  return {
    outcomeOf: (event, date, order) => {
      const subject = ruleSubject(event, date, order);
      const decisions = new Decisions(subject);
      for (const place of index.candidates(subject)) {
        const each = compiled[place];
        if (each !== undefined && isInForce(each.rule, subject)) decisions.take(each);
      }
      return decisions.outcome();
    },
  };
}

function isInForce({ from, until }: Rule, { date }: RuleSubject): boolean {
  return (
    (from === undefined || compareDates(from, date) <= 0) &&
    (until === undefined || compareDates(date, until) <= 0)
  );
}

/** Collects what the rules decide on one event, in their order. */
class Decisions {
  private readonly subject: RuleSubject;
  private readonly event: OutcomeDraft = { extraLines: [] };
  private readonly lines = new Map<number, LineDraft>();
  private readonly trace: RuleTrace[] = [];
  private readonly closedLines = new Set<number>();
  private eventClosed = false;

  constructor(subject: RuleSubject) {
    this.subject = subject;
  }

  take({ rule, condition, onEvent, onLine, ends }: CompiledRule): void {
    const { subject } = this;
    if (!condition.fitsEvent(subject)) return;
    if (!this.eventClosed) {
      for (const action of onEvent) {
        this.note(rule, action, [actionRow(action).onEvent?.(action as never, this.event, subject)]);
      }
    }
    const open = subject.lines.flatMap((line, place) =>
      !this.closedLines.has(place) && (!condition.ofLine || condition.fitsLine(subject, line)) ? [place] : [],
    );
    for (const action of onLine) {
      const results = open.map((place) => actionRow(action).onLine?.(action as never, this.line(place)));
      if (results.length > 0) this.note(rule, action, results);
    }
    if (!ends) return;
    for (const place of open) this.closedLines.add(place);
    // A rule for single amounts leaves the event as a whole to others.
    if (onEvent.length > 0 || !condition.ofLine) this.eventClosed = true;
  }

  outcome(): RuleOutcome {
    const { lines, trace } = this;
    if (trace.length === 0) return noOutcome;
    const decided = [...lines].map(([place, line]) => [place, present(line) as LineOutcome] as const);
    return {
      ...(present(this.event) as Omit<RuleOutcome, 'lines' | 'trace'>),
      lines: new Map(decided),
      trace,
    };
  }

  private line(place: number): LineDraft {
    const known = this.lines.get(place);
    if (known !== undefined) return known;
    const fresh: LineDraft = {};
    this.lines.set(place, fresh);
    return fresh;
  }

  private note(rule: Rule, action: Action, results: readonly (Refused | undefined)[]): void {
    const did = actionRow(action).inWords(action as never);
    const refused = results.every((result) => result !== undefined) ? results[0] : undefined;
    const why = refused === undefined ? '' : `: not done, ${whyWords[refused]}`;
    this.trace.push({ ruleId: rule.id, ruleName: rule.name, did: `${did}${why}` });
  }
}

const whyWords = {
  decided: 'an earlier rule decided it',
  otherCurrency: 'the amount is in another currency',
} as const;
