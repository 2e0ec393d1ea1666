import { type Problem, problem } from '../../problem/problem';
import type { BookedEvent } from '../bookedEvent';
import type { Verdict } from '../verdict';
import { listed, namesInWords } from './inWords';
import type { Standing, Stood } from './standing';

/** More would not be read, and putting these right shows the next ones. */
const mostProblems = 20;

/** What keeps the documents of a day or month back, all of them: events that cannot be booked, by name. */
export function blockingVerdicts(stood: readonly Stood[], period: string): readonly Verdict[] {
  const held = having(stood, 'blocked');
  if (held.length === 0) return [];
  const reasons = held.flatMap(({ verdicts }) => verdicts.filter(({ state }) => state === 'blocked'));
  return [
    blockedBecause(problem('summary_blocked', { date: period, names: namesInWords(held) })),
    ...distinct(reasons),
  ];
}

/** What a seller should know of events that are booked. */
export function eventNotes(stood: readonly Stood[]): readonly Verdict[] {
  const booked = stood.flatMap((each) => (each.portion === undefined ? [] : [each.booked]));
  return distinct(booked.flatMap(({ verdicts }) => verdicts.filter(({ state }) => state === 'note')));
}

/** Everything of the day or month that its documents do not have, by name and with the reason. */
export function leftOffNotes(stood: readonly Stood[]): readonly Verdict[] {
  const named = (standing: Standing, code: 'summary_invoiced' | 'summary_without_money') => {
    const found = having(stood, standing);
    return found.length === 0 ? [] : [note(problem(code, { names: namesInWords(found) }))];
  };
  const waiting = having(stood, 'waiting');
  const nothingElse = stood.every(({ standing }) => standing !== 'open' && standing !== 'blocked');
  return [
    ...waitingVerdict(waiting, nothingElse),
    ...inBooks(stood.filter(({ standing }) => standing === 'elsewhere')),
    ...partlyInBooks(stood.filter(({ portion, others }) => portion !== undefined && others.length > 0)),
    ...named('invoiced', 'summary_invoiced'),
    ...leftOut(having(stood, 'leftOut')),
    ...named('empty', 'summary_without_money'),
  ];
}

function having(stood: readonly Stood[], standing: Standing): readonly BookedEvent[] {
  return stood.flatMap((each) => (each.standing === standing ? [each.booked] : []));
}

/** Where nothing else is to be booked, there is no document to wait with. */
function waitingVerdict(waiting: readonly BookedEvent[], nothingElse: boolean): readonly Verdict[] {
  if (waiting.length === 0) return [];
  const names = namesInWords(waiting);
  return [{ state: nothingElse ? 'waiting' : 'note', problem: problem('summary_waits_without', { names }) }];
}

function inBooks(stood: readonly Stood[]): readonly Verdict[] {
  if (stood.length === 0) return [];
  const names = namesInWords(stood.map(({ booked }) => booked));
  return [note(problem('summary_in_books', { names, documents: numbersOf(stood) }))];
}

function partlyInBooks(stood: readonly Stood[]): readonly Verdict[] {
  if (stood.length === 0) return [];
  const names = namesInWords(stood.map(({ booked }) => booked));
  return [note(problem('summary_partly_in_books', { names, documents: numbersOf(stood) }))];
}

function numbersOf(stood: readonly Stood[]): string {
  return listed([...new Set(stood.flatMap(({ others }) => others))]);
}

/** One note a reason. */
function leftOut(booked: readonly BookedEvent[]): readonly Verdict[] {
  const byReason = new Map<string, BookedEvent[]>();
  for (const each of booked) {
    const reason = each.verdicts.find(({ state }) => state === 'leftOut')?.problem.sentence ?? '';
    const group = byReason.get(reason);
    if (group === undefined) byReason.set(reason, [each]);
    else group.push(each);
  }
  return [...byReason]
    .slice(0, mostProblems)
    .map(([reason, group]) => note(problem('summary_left_out', { reason, names: namesInWords(group) })));
}

function distinct(verdicts: readonly Verdict[]): readonly Verdict[] {
  const found = new Map<string, Verdict>();
  for (const verdict of verdicts) {
    const key = verdict.problem.code + verdict.problem.sentence;
    if (!found.has(key)) found.set(key, verdict);
  }
  return [...found.values()].slice(0, mostProblems);
}

function note(reason: Problem): Verdict {
  return { state: 'note', problem: reason };
}

function blockedBecause(reason: Problem): Verdict {
  return { state: 'blocked', problem: reason };
}
