import {
  type ReportedOrder,
  readOrdersReport,
  reportColumns,
  withReported,
} from '../../amazon/shapes/readOrdersReport';
import { ok, problem, type Result } from '../../problem/problem';
import type { Job } from '../jobs/job';
import type { EnginePorts, Step, StepEnd } from '../jobs/ports';
import { fetchFailed } from './fetchEnd';

/** How far a report has come: asked for, there, so many of its orders stored. */
interface Cursor {
  readonly reportId?: string;
  readonly askedAtMs?: number;
  /** How often its state was asked for. */
  readonly looks: number;
  readonly documentId?: string;
  readonly stored: number;
}

/** Orders that are stored together. */
const ordersAtOnce = 500;
const firstLookMs = 30_000;
const longestLookMs = 300_000;
/** Usually a report is there within minutes; developers have seen more than an hour. */
const slowMs = 3_600_000;
/** A report that Amazon has not finished by then is asked for anew. */
const lostMs = 24 * 3_600_000;

/**
 * A report of orders: asked for, waited for, downloaded, stored some hundred orders at a time. A worker that died
 * downloads it again and goes on behind what is stored.
 */
export function createFetchReport(): Step<'fetchReport'> {
  /** The last one that was read: it is downloaded once a worker, not once a step. */
  let kept: { readonly documentId: string; readonly orders: readonly ReportedOrder[] } | undefined;

  const ordersOf = async (
    { amazon }: EnginePorts,
    documentId: string,
    urgency: Job['urgency'],
  ): Promise<Result<readonly ReportedOrder[]>> => {
    if (kept?.documentId === documentId) return ok(kept.orders);
    const bytes = await amazon.downloadReport(documentId, urgency);
    if (!bytes.ok) return bytes;
    const orders = readOrdersReport(bytes.value);
    if (orders.ok) kept = { documentId, orders: orders.value };
    return orders;
  };

  return async (ports, job) => {
    const cursor = (job.cursor as Cursor | undefined) ?? { looks: 0, stored: 0 };
    const { reportId, documentId } = cursor;
    if (reportId === undefined) return askFor(ports, job);
    if (documentId === undefined) return lookAt(ports, job, { ...cursor, reportId });
    const orders = await ordersOf(ports, documentId, job.urgency);
    if (!orders.ok) return fetchFailed(orders.problem, ports.clock.nowMs());
    const end = await storeSome(ports, job, cursor, orders.value);
    if (end.outcome.end === 'done') kept = undefined;
    return end;
  };
}

async function askFor(
  { amazon, clock }: EnginePorts,
  { asked, urgency }: Job<'fetchReport'>,
): Promise<StepEnd> {
  const { marketplaceIds, reportType, from, until } = asked;
  const places = marketplaceIds.length > 0 ? ok(marketplaceIds) : await ownMarketplaces(amazon);
  if (!places.ok) return fetchFailed(places.problem, clock.nowMs());
  const created = await amazon.createReport({
    reportType,
    from,
    until,
    marketplaceIds: places.value,
    urgency,
  });
  const nowMs = clock.nowMs();
  if (!created.ok) return fetchFailed(created.problem, nowMs);
  const cursor: Cursor = { reportId: created.value, askedAtMs: nowMs, looks: 0, stored: 0 };
  return {
    outcome: { end: 'again', atMs: nowMs + firstLookMs },
    cursor,
    counts: { calls: 1 },
    progress: { done: 0, callsLeft: { getReport: 1, getReportDocument: 1 } },
  };
}

/** Amazon wants the marketplaces named. */
async function ownMarketplaces(amazon: EnginePorts['amazon']): Promise<Result<readonly string[]>> {
  const read = await amazon.getMarketplaceParticipations();
  return read.ok ? ok(read.value.map(({ marketplaceId }) => marketplaceId)) : read;
}

async function lookAt(
  ports: EnginePorts,
  job: Job<'fetchReport'>,
  cursor: Cursor & { readonly reportId: string },
): Promise<StepEnd> {
  const { amazon, clock } = ports;
  const read = await amazon.getReport(cursor.reportId, job.urgency);
  const nowMs = clock.nowMs();
  if (!read.ok) return fetchFailed(read.problem, nowMs);
  const { status, documentId } = read.value;
  const days = { from: job.asked.from.slice(0, 10), until: job.asked.until.slice(0, 10) };
  const looked: Cursor = { ...cursor, looks: cursor.looks + 1 };
  const counts = { calls: 1 };
  switch (status) {
    // Amazon's word where there is nothing to report, too.
    case 'CANCELLED':
      return { outcome: { end: 'done' }, cursor: looked, counts, progress: { done: 0, total: 0 } };
    case 'FATAL': {
      const said = await saidOf(ports, documentId, job.urgency);
      const reason = problem('amazon_report_failed', days, { said });
      // Tried again, it is asked for anew.
      return { outcome: { end: 'blocked', problem: reason }, cursor: { looks: 0, stored: 0 }, counts };
    }
    case 'DONE':
      return documentId === undefined
        ? fetchFailed(problem('amazon_answer_unreadable', { where: 'getReport' }), nowMs)
        : { outcome: { end: 'again' }, cursor: { ...looked, documentId }, counts };
    default: {
      const waitedMs = nowMs - (cursor.askedAtMs ?? nowMs);
      const untilMs = nowMs + Math.min(longestLookMs, firstLookMs * 2 ** cursor.looks);
      if (waitedMs > lostMs)
        return { outcome: { end: 'again', atMs: untilMs }, cursor: { looks: 0, stored: 0 }, counts };
      const outcome: StepEnd['outcome'] =
        waitedMs > slowMs
          ? { end: 'slowDown', untilMs, problem: problem('amazon_report_slow', days) }
          : { end: 'again', atMs: untilMs };
      return { outcome, cursor: looked, counts };
    }
  }
}

/** What Amazon says of a report that it could not make, if it says anything. */
async function saidOf(
  { amazon }: EnginePorts,
  documentId: string | undefined,
  urgency: Job['urgency'],
): Promise<string> {
  const none = 'Amazon gave no reason.';
  if (documentId === undefined) return none;
  const bytes = await amazon.downloadReport(documentId, urgency);
  const text = bytes.ok ? new TextDecoder().decode(bytes.value).trim() : '';
  return text === '' ? none : text;
}

async function storeSome(
  { facts, clock }: EnginePorts,
  job: Job<'fetchReport'>,
  cursor: Cursor,
  orders: readonly ReportedOrder[],
): Promise<StepEnd> {
  const part = orders.slice(cursor.stored, cursor.stored + ordersAtOnce);
  const stored = cursor.stored + part.length;
  const known = new Map(
    (await facts.readOrders(part.map(({ order }) => order.orderId))).map((each) => [
      each.orderId,
      each.order,
    ]),
  );
  const body = [reportColumns.join('\t'), ...part.flatMap(({ rows }) => rows)].join('\n');
  return {
    outcome: stored < orders.length ? { end: 'again' } : { end: 'done' },
    cursor: { ...cursor, stored } satisfies Cursor,
    facts:
      part.length === 0
        ? []
        : [
            {
              write: 'orders',
              orders: part.map(({ order }) => withReported(known.get(order.orderId), order)),
              page: { source: job.asked.reportType, body },
              fetchedAtMs: clock.nowMs(),
            },
          ],
    counts: { fetched: part.length },
    progress: { done: stored, total: orders.length },
  };
}
