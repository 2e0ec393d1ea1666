import { present } from '../../amazon/shapes/present';
import { holdsOwnership } from '../../posting/ownership';
import type { Posting } from '../../posting/posting';
import { ok, type Problem, problem, type Result } from '../../problem/problem';
import type { CompanyPorts } from '../companyPorts';
import type { Job } from '../jobs/job';
import type { EnginePorts, Step, StepEnd } from '../jobs/ports';
import { basisNow } from '../planning/basisNow';
import type { AskedDraft } from '../planning/planAgreed';
import { type Reading, readingOf, readSelected, type Selected } from '../planning/selection';
import { subjectKey } from '../planning/subjectKey';
import { settlementsThatWait } from '../planning/waiting';
import type { Prepared, Subject } from '../prepared';
import { mayBeginUntil } from './mayBegin';
import { removeEstimates } from './removeEstimates';
import { type SendHow, type Sent, sendPrepared } from './sendPrepared';
import { sendSettlement } from './sendSettlement';

/** How far it is. */
interface Cursor {
  readonly reading: Reading;
  /** Documents that are in QuickBooks now. */
  readonly done: number;
}

/** Documents that are read and sent together. */
const page = 400;

/**
 * Sends what is ready: by itself under the settings, what a seller agreed to, or some subjects. Each document is drawn
 * again and compared with what was prepared; what is different is drawn anew and not sent. By itself it sends only
 * while this browser holds the claim, never where QuickBooks gives the numbers, and no day that is provisional.
 */
export const send: Step<'send'> = async (ports, job, untilMs) => {
  const { company } = ports;
  if (company === undefined) return blockedEnd(problem('quickbooks_not_connected'));
  const isAsked = job.asked.what.of !== 'settings';
  const cursor: Cursor = (job.cursor as Cursor | undefined) ?? {
    reading: readingOf(job.asked.what, ports.connection.settings.sync),
    done: 0,
  };
  const selected = await readSelected(ports, await basisNow(ports), job, cursor.reading, page);
  if (selected.rows.length === 0) return onward(ports, cursor, selected);
  const begin = await mayBeginUntil(company, isAsked, untilMs);
  if (!begin.may) return { ...begin.end, cursor };
  const { deviceName } = await company.writers.readWriter(company.realmId);
  const sent = await sendRows(ports, company, asAsked(selected.rows), {
    attended: isAsked,
    untilMs: begin.untilMs,
    word: present({
      by: { how: isAsked ? ('click' as const) : ('schedule' as const), deviceName },
      run: job.runId,
    }),
  });
  if (!sent.ok) return failedEnd(sent.problem, ports.clock.nowMs(), cursor);
  return sentEnd(ports, job, cursor, selected, sent.value);
};

function asAsked(rows: readonly Prepared[]): readonly AskedDraft[] {
  return rows.flatMap(({ subject, draftKey, previewHash }) =>
    previewHash === undefined ? [] : [{ subject, draftKey, previewHash }],
  );
}

/** Estimates that are not wanted any more, then orders, days and months together, then settlements one by one. */
async function sendRows(
  ports: EnginePorts,
  company: CompanyPorts,
  asked: readonly AskedDraft[],
  how: SendHow,
): Promise<Result<Sent>> {
  const results = new Map(await removeEstimates(company, asked));
  const unfinished = new Set<string>();
  let againAtMs: number | undefined;
  const take = (sent: Sent): void => {
    for (const [key, result] of sent.results) results.set(key, result);
    for (const key of sent.unfinished) unfinished.add(key);
    againAtMs = sent.againAtMs ?? againAtMs;
  };
  const together = asked.filter(
    ({ subject, draftKey }) => subject.of !== 'settlement' && !results.has(draftKey),
  );
  if (together.length > 0) {
    const sent = await sendPrepared(ports, company, together, how);
    if (!sent.ok) return sent;
    take(sent.value);
  }
  for (const [settlementId, own] of bySettlement(asked)) {
    if (againAtMs !== undefined || (results.size > 0 && ports.clock.nowMs() >= how.untilMs)) break;
    const sent = await sendSettlement(ports, company, settlementId, own, how);
    if (!sent.ok) return sent;
    take(sent.value);
  }
  return ok({ results, unfinished, ...(againAtMs === undefined ? {} : { againAtMs }) });
}

function bySettlement(asked: readonly AskedDraft[]): ReadonlyMap<string, readonly AskedDraft[]> {
  const groups = new Map<string, AskedDraft[]>();
  for (const each of asked) {
    if (each.subject.of !== 'settlement') continue;
    const { settlementId } = each.subject;
    groups.set(settlementId, [...(groups.get(settlementId) ?? []), each]);
  }
  return groups;
}

/** What is in QuickBooks, or on its way there, leaves the list; what came out differently is drawn anew. */
async function sentEnd(
  ports: EnginePorts,
  job: Job<'send'>,
  { reading, done }: Cursor,
  { rows, next }: Selected,
  { results, unfinished, againAtMs }: Sent,
): Promise<StepEnd> {
  const isSent = ({ draftKey }: Prepared): boolean => {
    const result = results.get(draftKey);
    return result?.ok === true && isThere(result.value) && !unfinished.has(draftKey);
  };
  const sent = rows.filter(isSent);
  const stays = rows.filter(
    (row) => results.has(row.draftKey) && !isSent(row) && !unfinished.has(row.draftKey),
  );
  const left = rows.filter((row) => !results.has(row.draftKey) || unfinished.has(row.draftKey));
  const subjects = distinct(sent);
  const gone = new Set(sent.map(({ draftKey }) => draftKey));
  const kept = (await ports.prepared.readPrepared(subjects)).filter(({ draftKey }) => !gone.has(draftKey));
  const posted = sent.filter(({ draftKey }) => {
    const result = results.get(draftKey);
    return result?.ok === true && isOfJob(result.value, job);
  });
  const reached: Cursor = {
    reading:
      left.length === 0
        ? next
        : { ...reading, skip: [...reading.skip, ...stays.map(({ draftKey }) => draftKey)] },
    done: done + sent.length,
  };
  return {
    // A part of an order or a settlement that was sent changes what the rest of it is: a payment follows its invoice.
    dirty: distinct([...stays, ...kept]),
    prepared: { put: kept, of: subjects, clean: [] },
    counts: { posted: posted.length },
    cursor: reached,
    progress: { done: reached.done },
    outcome: againAtMs === undefined ? { end: 'again' } : { end: 'again', atMs: againAtMs },
  };
}

/** What was in QuickBooks before, by a click say, is not counted. */
function isOfJob({ run, sentAtMs = 0, state }: Posting, { runId, createdAtMs }: Job<'send'>): boolean {
  return state !== 'undone' && (runId === undefined ? sentAtMs >= createdAtMs : run === runId);
}

function isThere({ state }: Posting): boolean {
  return holdsOwnership(state) || state === 'undone';
}

function distinct(rows: readonly Prepared[]): readonly Subject[] {
  return [...new Map(rows.map(({ subject }) => [subjectKey(subject), subject])).values()];
}

/** Nothing of this page is to be sent: the next one, or the end, after which settlements may no longer have to wait. */
async function onward(ports: EnginePorts, { done }: Cursor, { next }: Selected): Promise<StepEnd> {
  if (next.kinds.length > 0)
    return { outcome: { end: 'again' }, cursor: { reading: next, done } satisfies Cursor };
  const dirty = done === 0 ? [] : await settlementsThatWait(ports);
  return { outcome: { end: 'done' }, dirty, progress: { done, total: done } };
}

function blockedEnd(reason: Problem): StepEnd {
  return { outcome: { end: 'blocked', problem: reason } };
}

function failedEnd(reason: Problem, nowMs: number, cursor: Cursor): StepEnd {
  const { retry } = reason;
  if (retry.kind !== 'after') return blockedEnd(reason);
  return { outcome: { end: 'slowDown', untilMs: nowMs + retry.waitMs, problem: reason }, cursor };
}
