import type { DraftKey, PlannedDraft } from '../../books/plannedDraft';
import type { InstantText } from '../../calendar/calendar';
import type { Posting } from '../../posting/posting';
import { draftKeyOf, postingKey } from '../../posting/postings';
import type { OrderFilter } from '../connection';
import type { EnginePorts, PreparedWrite, Step, StepEnd } from '../jobs/ports';
import type { Basis } from '../planning/basis';
import { basisNow } from '../planning/basisNow';
import { documentsAwaited } from '../planning/documentsAwaited';
import { allSettlements, firstMoment, subjectsFrom } from '../planning/everything';
import { planSubject, type SubjectPlan } from '../planning/planSubject';
import { preparedRows } from '../planning/preparedRows';
import { type KnownSubject, readOrderSubjects, readSubject } from '../planning/readSubject';
import { subjectsAfter, timedSubjects } from '../planning/related';
import { subjectKey } from '../planning/subjectKey';
import type { Dirty, Prepared, Subject } from '../prepared';
import { groupedReasons } from '../runs/runState';
import { booksFor } from './booksFor';

/** Subjects that are looked at in one step at most. */
const mostSubjects = 400;
/** Orders that are read and drawn together. */
const ordersTogether = 100;

/** How far it is: what is to be drawn although nothing has touched it. */
interface Cursor {
  readonly pending: readonly Subject[];
  /** Drawn that way before, by `subjectKey`: once a job is enough. */
  readonly drawn: readonly string[];
  /** From when on what happened is still to be gone through, where everything is drawn anew. */
  readonly everythingFrom?: InstantText;
}

/**
 * Draws the documents of what has changed, and of what stands otherwise because time has passed, and keeps what each
 * would be. The company's lists are read anew first where they are old; what QuickBooks does not give then stays as
 * it is stored. Each step draws some of it, so that a death costs one step.
 */
export const prepare: Step<'prepare'> = async (ports, { asked, cursor }, untilMs) => {
  if (cursor === undefined && ports.company !== undefined)
    await booksFor(ports.company, ports.connection.settings);
  const basis = await basisNow(ports);
  const filter = asked?.filter ?? ports.connection.settings.sync.filter;
  const before =
    (cursor as Cursor | undefined) ?? (await beginning(ports, basis, asked?.everything === true));
  const dirty = await ports.prepared.readDirty(mostSubjects);
  const drawing = new Drawing(ports, basis, filter, untilMs);
  const bySubject = new Map(dirty.map((each) => [subjectKey(each.subject), each]));
  // What nothing has touched comes after what has changed: it may be among that.
  if (dirty.length === 0 && before.pending.length === 0 && before.everythingFrom !== undefined)
    return { outcome: { end: 'again' }, cursor: await further(ports, basis, before, before.everythingFrom) };
  const extra = dirty.length === 0 ? before.pending : [];
  await drawing.draw([...dirty.map(({ subject }) => subject), ...extra]);
  return endOf(drawing, bySubject, before, dirty.length > 0);
};

async function beginning(ports: EnginePorts, basis: Basis, everything: boolean): Promise<Cursor> {
  const pending = await timedSubjects(ports, basis);
  if (!everything) return { pending, drawn: [] };
  const from = await firstMoment(ports);
  const all = [...pending, ...(await allSettlements(ports))];
  return { pending: all, drawn: [], ...(from === undefined ? {} : { everythingFrom: from }) };
}

/** Goes through some more of what happened; what is found twice is drawn twice at most. */
async function further(
  ports: EnginePorts,
  basis: Basis,
  { drawn }: Cursor,
  from: InstantText,
): Promise<Cursor> {
  const { subjects, next } = await subjectsFrom(ports, basis, from);
  return { pending: subjects, drawn, ...(next === undefined ? {} : { everythingFrom: next }) };
}

function endOf(
  { of, put, after }: Drawing,
  dirty: ReadonlyMap<string, Dirty>,
  { pending, drawn, everythingFrom }: Cursor,
  wasDirty: boolean,
): StepEnd {
  const done = new Set(of.map(subjectKey));
  const clean = [...dirty].flatMap(([key, each]) => (done.has(key) ? each : []));
  const extraDone = pending.map(subjectKey).filter((key) => done.has(key));
  const known = new Set([...drawn, ...extraDone]);
  const left = new Map<string, Subject>();
  for (const subject of [...pending, ...after]) {
    const key = subjectKey(subject);
    if (!done.has(key) && !known.has(key)) left.set(key, subject);
  }
  const prepared: PreparedWrite = { put, of, clean };
  const isOver = !wasDirty && left.size === 0 && everythingFrom === undefined;
  return {
    outcome: isOver ? { end: 'done' } : { end: 'again' },
    cursor: {
      pending: [...left.values()],
      // Going through everything would make this as long as all of it.
      drawn: everythingFrom === undefined ? [...known] : [],
      ...(everythingFrom === undefined ? {} : { everythingFrom }),
    } satisfies Cursor,
    prepared,
    counts: countsOf(put),
    reasons: groupedReasons(
      put.flatMap(({ state, problems: [first] }) =>
        state === 'ready' || first === undefined ? [] : [{ problem: first, count: 1 }],
      ),
    ),
  };
}

/** What would be just this already keeps its moment: whoever agreed to it since has seen it. */
function sinceThen(row: Prepared, before: Prepared | undefined): Prepared {
  const isSame = row.previewHash !== undefined && row.previewHash === before?.previewHash;
  return isSame ? { ...row, preparedAtMs: before.preparedAtMs } : row;
}

function countsOf(rows: readonly Prepared[]): NonNullable<StepEnd['counts']> {
  const count = (state: PlannedDraft['state']): number => rows.filter((row) => row.state === state).length;
  return {
    drafted: count('ready'),
    waiting: count('waiting'),
    blocked: count('blocked'),
    leftOut: count('leftOut'),
  };
}

/** Documents of which earlier tries matter: its own, and of a settlement those that come before it. */
function keysOf(
  { facts, context }: KnownSubject,
  { plans, booked }: SubjectPlan,
  filter: OrderFilter,
): readonly DraftKey[] {
  const own = plans.map(({ key }) => key);
  return facts.of === 'settlement' ? [...own, ...documentsAwaited(booked, context, filter).flat()] : own;
}

/** Draws subjects until the time is over. */
class Drawing {
  /** Subjects that were drawn. */
  readonly of: Subject[] = [];
  readonly put: Prepared[] = [];
  /** What has to be drawn because of them. */
  readonly after: Subject[] = [];
  private readonly ports: EnginePorts;
  private readonly basis: Basis;
  private readonly filter: OrderFilter;
  private readonly untilMs: number;

  constructor(ports: EnginePorts, basis: Basis, filter: OrderFilter, untilMs: number) {
    this.ports = ports;
    this.basis = basis;
    this.filter = filter;
    this.untilMs = untilMs;
  }

  async draw(subjects: readonly Subject[]): Promise<void> {
    const orderIds = subjects.flatMap((subject) => (subject.of === 'order' ? subject.orderId : []));
    for (let from = 0; from < orderIds.length && this.hasTime(); from += ordersTogether)
      await this.drawOrders(orderIds.slice(from, from + ordersTogether));
    for (const subject of subjects) {
      if (!this.hasTime()) return;
      if (subject.of === 'order') continue;
      const known = await readSubject(this.ports, this.basis, subject);
      await this.keep([{ subject, known }]);
    }
  }

  private async drawOrders(orderIds: readonly string[]): Promise<void> {
    const known = await readOrderSubjects(this.ports, this.basis, orderIds);
    await this.keep(
      orderIds.map((orderId) => ({ subject: { of: 'order' as const, orderId }, known: known.get(orderId) })),
    );
  }

  /** The first step of a job takes at least one thing, or it would never come further. */
  private hasTime(): boolean {
    return this.of.length === 0 || this.ports.clock.nowMs() < this.untilMs;
  }

  private async keep(
    subjects: readonly { readonly subject: Subject; readonly known: KnownSubject | undefined }[],
  ): Promise<void> {
    const planned = subjects.map(({ subject, known }) => ({
      subject,
      known,
      plan: known === undefined ? undefined : planSubject(known.facts, known.context),
    }));
    const postings = await this.postingsOf(
      planned.flatMap(({ known, plan }) => (known && plan ? keysOf(known, plan, this.filter) : [])),
    );
    const before = await this.ports.prepared.readPrepared(subjects.map(({ subject }) => subject));
    const stood = new Map(before.map((row) => [row.draftKey, row]));
    for (const { subject, known, plan } of planned) {
      this.of.push(subject);
      if (known === undefined || plan === undefined) continue;
      const { connection, clock } = this.ports;
      const { facts, context } = known;
      const nowMs = clock.nowMs();
      const { filter } = this;
      const rows = preparedRows({ connection, filter, subject, facts, plan, context, postings, nowMs });
      this.put.push(...rows.map((row) => sinceThen(row, stood.get(row.draftKey))));
      this.after.push(...(await subjectsAfter(this.ports, subject, known, plan)));
    }
  }

  private async postingsOf(keys: readonly DraftKey[]): Promise<ReadonlyMap<DraftKey, Posting>> {
    const realmId = this.basis.books?.company.realmId;
    if (realmId === undefined || keys.length === 0) return new Map();
    const stored = await this.ports.batches.readPostings(keys.map((key) => postingKey(realmId, key)));
    return new Map(stored.map((posting) => [draftKeyOf(posting), posting]));
  }
}
