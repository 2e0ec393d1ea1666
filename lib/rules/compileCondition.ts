import { compileFact, conditions } from './conditions';
import type { Condition } from './rule';
import type { RuleSubject, SubjectLine } from './ruleSubject';

/** A rule's conditions made ready. */
export interface CompiledCondition {
  /** Whether the event fits: one of its amounts does, where amounts are asked for. */
  fitsEvent(subject: RuleSubject): boolean;
  /** Whether one amount fits. */
  fitsLine(subject: RuleSubject, line: SubjectLine): boolean;
  /** Whether single amounts are asked for; otherwise the rule fits all amounts or none. */
  readonly ofLine: boolean;
}

type Ask = (subject: RuleSubject, line: SubjectLine | undefined, whole: boolean) => boolean;

/**
 * Makes conditions ready. Of a whole event a group `none` asks that no amount fits: an event without the
 * SKU, not one that has also something else.
 */
export function compileCondition(condition: Condition): CompiledCondition {
  const ask = compiled(condition);
  const ofLine = asksForLines(condition);
  return {
    ofLine,
    fitsEvent: (subject) =>
      ofLine && subject.lines.length > 0
        ? subject.lines.some((line) => ask(subject, line, true))
        : ask(subject, undefined, true),
    fitsLine: (subject, line) => ask(subject, line, false),
  };
}

function compiled(condition: Condition): Ask {
  if ('fact' in condition) {
    const test = compileFact(condition);
    return (subject, line) => test(subject, line);
  }
  const parts = condition.of.map(compiled);
  switch (condition.group) {
    case 'all':
      return (subject, line, whole) => parts.every((part) => part(subject, line, whole));
    case 'any':
      return (subject, line, whole) => parts.some((part) => part(subject, line, whole));
    case 'none':
      return (subject, line, whole) => {
        const among = whole && subject.lines.length > 0 ? subject.lines : [line];
        return !among.some((each) => parts.some((part) => part(subject, each, whole)));
      };
  }
}

function asksForLines(condition: Condition): boolean {
  return 'fact' in condition ? conditions[condition.fact].ofLine : condition.of.some(asksForLines);
}
