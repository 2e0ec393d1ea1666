import { present } from '../../amazon/shapes/present';
import type { BookContext } from '../../books/bookContext';
import type { BookedEvent } from '../../books/bookedEvent';
import type { PlannedDraft } from '../../books/plannedDraft';
import { compareDates, dateIn } from '../../calendar/calendar';
import { whyNotAgain } from '../../posting/answered';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { type Problem, problem } from '../../problem/problem';
import type { ProblemCode } from '../../problem/table';
import type { Connection, OrderFilter } from '../connection';
import type { Prepared, Subject } from '../prepared';
import { documentsAwaited } from './documentsAwaited';
import { leftOutByFilter } from './leftOutByFilter';
import { isOrder, modeOn } from './modeOn';
import type { SubjectFacts, SubjectPlan } from './planSubject';
import { removalHash } from './removal';

/** What rows depend on beside the plan. */
export interface RowsOf {
  readonly connection: Connection;
  readonly filter: OrderFilter;
  readonly subject: Subject;
  readonly facts: SubjectFacts;
  readonly plan: SubjectPlan;
  readonly context: BookContext;
  /** What became of earlier tries, by the key of the draft. */
  readonly postings: ReadonlyMap<string, Posting>;
  readonly nowMs: number;
}

/**
 * What is kept of a subject’s documents: what is ready, waits, is blocked or is left out by the seller’s wish. Which
 * subjects get documents by themselves is decided by the mode of the day; what cannot be understood is shown in
 * every mode, because days and settlements would only say it later.
 */
export function preparedRows(of: RowsOf): readonly Prepared[] {
  switch (of.facts.of) {
    case 'order':
      return orderRows(of, of.facts);
    case 'day':
      return dayRows(of, of.facts.scope.date);
    case 'settlement':
      return settlementRows(of);
    case 'deferral':
      return shownRows(of, of.plan.plans);
  }
}

/** A settlement books what orders and days leave to it, so it comes after them. By hand it can be sent before. */
function settlementRows(of: RowsOf): readonly Prepared[] {
  const awaited = documentsAwaited(of.plan.booked, of.context, of.filter).filter(
    (keys) => !keys.some((key) => isTakenOut(of.postings.get(key))),
  );
  if (awaited.length === 0) return shownRows(of, of.plan.plans);
  const reason = problem('settlement_after_documents', { count: String(awaited.length) });
  return shown(of.plan.plans).map((planned) => {
    const { previewHash: _hash, ...kept } = planned;
    const waits = planned.state === 'ready' && !planned.key.endsWith('/payout');
    return rowOf(of, waits ? { ...kept, state: 'waiting', problems: [reason] } : planned);
  });
}

/** Whether the seller wants a document out of the books: then its settlement books what it had. */
function isTakenOut(posting: Posting | undefined): boolean {
  return posting !== undefined && (posting.state === 'undone' || whyNotAgain(posting) !== undefined);
}

function orderRows(
  of: RowsOf,
  { order }: Extract<SubjectFacts, { readonly of: 'order' }>,
): readonly Prepared[] {
  const booked = new Map(of.plan.booked.map((each) => [each.event.key, each]));
  return of.plan.plans.flatMap((planned) => {
    if (planned.key.startsWith('estimate/')) return estimateRows(of, planned);
    if (shown([planned]).length === 0) return [];
    const each = booked.get(planned.events[0] ?? '');
    const date = each?.date ?? dateIn(of.context.asOf, 'UTC');
    // Invoices are in no summary, whatever the mode: each is a document of its order.
    const isOwn = modeOn(date, of.context) === 'order' && isOrder(order.orderId);
    if (!isOwn && each?.holding !== 'receivable') {
      const reasons = each === undefined ? [] : blockedIn(each);
      return reasons.length === 0 ? [] : [rowOf(of, { ...planned, state: 'blocked', problems: reasons })];
    }
    const reason = leftOutByFilter(order.order, each?.event, of.filter);
    return [rowOf(of, reason === undefined ? planned : leftOut(planned, reason))];
  });
}

/** An estimate books nothing, so that nothing says that it is there but its posting; what has shipped ends it. */
function estimateRows(of: RowsOf, planned: PlannedDraft): readonly Prepared[] {
  const posting = of.postings.get(planned.key);
  const isThere = posting !== undefined && holdsOwnership(posting.state);
  if (!isThere) {
    if (planned.problems.some(({ code }) => code === 'estimate_not_wanted')) return [];
    const { facts, filter } = of;
    const order = facts.of === 'order' ? facts.order.order : undefined;
    if (modeOn(dateIn(of.context.asOf, 'UTC'), of.context) !== 'order') return [];
    const reason = leftOutByFilter(order, undefined, filter);
    return [rowOf(of, reason === undefined ? planned : leftOut(planned, reason))];
  }
  if (posting.state !== 'posted' || planned.problems[0]?.code !== 'estimate_not_wanted') return [];
  const { number, date, currency, totalMinor } = posting;
  const row = rowOf(of, { ...planned, state: 'ready', previewHash: removalHash(planned.key) });
  return [{ ...row, kind: 'estimate', number, date, currency, totalMinor }];
}

function dayRows(of: RowsOf, date: string): readonly Prepared[] {
  if (modeOn(date, of.context) !== 'day') return unknownRows(of, date);
  const { start } = of.context.settings;
  // A day of the system before is nothing that anybody left out.
  const isBefore = start !== undefined && compareDates(date, dateIn(start.from, 'Etc/GMT-14')) < 0;
  const plans = of.plan.plans.filter(({ state }) => !(isBefore && state === 'leftOut'));
  return shownRows(of, plans);
}

/** Events of a day that belong to no order and that nobody understands; those of orders stand with their order. */
function unknownRows(of: RowsOf, date: string): readonly Prepared[] {
  return of.plan.booked
    .filter((each) => each.date === date && each.event.orderId === undefined)
    .flatMap((each) => {
      const problems = blockedIn(each);
      const isOwned = of.context.owners.has(each.event.key);
      if (problems.length === 0 || isOwned) return [];
      const { key } = each.event;
      return [
        rowOf(of, {
          key: `event/${key}`,
          state: 'blocked',
          problems,
          events: [key],
          effects: [],
          trace: [],
        }),
      ];
    });
}

function shownRows(of: RowsOf, plans: readonly PlannedDraft[]): readonly Prepared[] {
  return shown(plans).map((planned) => rowOf(of, planned));
}

/** What is in the books, or is nothing to book, is no row: there is nothing to do about it, and nobody chose it. */
const nothingToDo: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'in_books_already',
  'booked_with_file',
  'booked_with_settlement',
  'no_money',
  'previous_system',
  'replacement',
  'same_as_other',
  'settlement_before_start',
  'settlement_cleared',
  'settlement_from_file',
  'settlement_nothing_left',
  'settlement_posted',
  'estimate_not_wanted',
  'summary_in_books',
  'summary_without_money',
]);

function shown(plans: readonly PlannedDraft[]): readonly PlannedDraft[] {
  return plans.filter(
    ({ state, problems }) => state !== 'leftOut' || problems.some(({ code }) => !nothingToDo.has(code)),
  );
}

function blockedIn({ verdicts }: BookedEvent): readonly Problem[] {
  const isLeftOut = verdicts.some(({ state }) => state === 'leftOut');
  return isLeftOut
    ? []
    : verdicts.flatMap(({ state, problem: reason }) => (state === 'blocked' ? reason : []));
}

function leftOut(planned: PlannedDraft, reason: Problem): PlannedDraft {
  const { previewHash: _hash, ...kept } = planned;
  return { ...kept, state: 'leftOut', problems: [reason] };
}

/** The row of a document; an earlier try that ended for a reason keeps that reason until something is different. */
function rowOf({ connection, subject, postings, nowMs }: RowsOf, planned: PlannedDraft): Prepared {
  const posting = postings.get(planned.key);
  const held = planned.state === 'ready' && posting !== undefined ? heldBy(posting, planned) : undefined;
  const { key, state, problems, draft, previewHash } = held === undefined ? planned : { ...planned, ...held };
  return present({
    connectionId: connection.connectionId,
    draftKey: key,
    subject,
    state,
    problems,
    previewHash: state === 'ready' ? previewHash : undefined,
    kind: draft?.kind,
    number: draft?.number,
    date: draft?.date,
    currency: draft?.currency,
    totalMinor: draft?.totalMinor,
    preparedAtMs: nowMs,
  });
}

/** Why what could be sent is not sent by itself, after an earlier try. */
function heldBy(
  posting: Posting,
  { previewHash }: PlannedDraft,
): Pick<Prepared, 'state' | 'problems'> | undefined {
  const number = posting.remote?.number ?? posting.number;
  if (posting.state === 'undone')
    return { state: 'leftOut', problems: [problem('taken_out_by_seller', { number })] };
  const deleted = whyNotAgain(posting);
  if (deleted !== undefined) return { state: 'leftOut', problems: [deleted] };
  const isSame = posting.previewHash === previewHash;
  if (!isSame || posting.problem === undefined) return undefined;
  if (posting.state === 'blocked' || posting.state === 'rejected')
    return { state: 'blocked', problems: [posting.problem] };
  return posting.state === 'waiting' ? { state: 'waiting', problems: [posting.problem] } : undefined;
}
