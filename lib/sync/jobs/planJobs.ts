import { type DateText, epochMs, type InstantText, instantText } from '../../calendar/calendar';
import type { Quota } from '../bucket';
import type { Connection, FetchedSpan, OrderFilter } from '../connection';
import type { Run } from '../runs/run';
import type { NewJob } from './ports';
import { cheapest, daysAReport, orderRoutes } from './routes';
import { askableUntil, missingOf, windowsOf } from './windows';

/** What a run's jobs depend on. */
export interface PlanFacts {
  readonly connection: Connection;
  readonly run: Pick<Run, 'runId' | 'by' | 'asked'>;
  readonly nowMs: number;
  /** What of Amazon's transactions is known without a gap. */
  readonly fetched?: FetchedSpan | undefined;
  readonly lastComplete?: Pick<Run, 'startedAtMs'> | undefined;
  /** How many orders there are in a day, as far as that is known. */
  readonly ordersADay?: number | undefined;
  /** Amazon's quotas, by which the cheapest route is chosen. */
  readonly quotas: readonly Quota[];
}

const dayMs = 86_400_000;
/** Where no start is chosen the first update goes back so far. */
const firstDays = 30;
/** Orders of one job of a pasted list: a job is a row that is read often. */
const listedTogether = 50;
/** Amazon lists settlement files of 90 days. */
const filesDays = 90;
/** By itself it looks for new settlement files once in so long: there is one in two weeks. */
const filesEveryMs = 6 * 3_600_000;
/** Every order with its products, ship-to region and payment, by the time of its last change. */
const ordersReport = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';
/** Where nothing is known of a seller. */
const usualOrdersADay = 50;

/** The jobs of a run, oldest first: what to fetch, then to draw, then to send. A pure function of what is stored. */
export function planJobs(facts: PlanFacts): readonly NewJob[] {
  const { connection, run } = facts;
  const made = [...(connection.amazonAccountId === undefined ? [] : fetching(facts)), preparing(facts)];
  const { sendsByItself } = connection.settings.sync;
  const sends = !run.asked.dryRun && connection.realmId !== undefined && sendsByItself.length > 0;
  return [...made, ...(sends ? [sending(facts)] : [])];
}

/** Names a part of a run; parts of one kind are taken in the order of their names. */
export function jobIdOf(runId: string, kind: NewJob['kind'], part = 0): string {
  return `${runId}/${kind}/${String(part).padStart(4, '0')}`;
}

function fetching(facts: PlanFacts): readonly NewJob[] {
  const { what } = facts.run.asked;
  switch (what.by) {
    case 'orders':
      return listed(facts, what.orderIds);
    case 'changes': {
      const wanted = { from: firstMoment(facts), until: askableUntil(facts.nowMs) };
      return [...transactions(facts, wanted), ...changedOrders(facts, wanted), ...files(facts)];
    }
    case 'days': {
      const wanted = daysAsked(facts, what);
      return [...transactions(facts, wanted), ...changedOrders(facts, wanted, what.counted === 'purchased')];
    }
    case 'history': {
      const wanted = { from: startOfDay(what.first, facts), until: askableUntil(facts.nowMs) };
      return [...transactions(facts, wanted), ...changedOrders(facts, wanted), ...files(facts)];
    }
  }
}

/** Where nothing is known yet: from the connection's start, or the last weeks; else on from what is known. */
function firstMoment({ fetched, connection, nowMs }: PlanFacts): InstantText {
  return fetched?.from ?? connection.settings.books.start?.from ?? instantText(nowMs - firstDays * dayMs);
}

/** What was bought on some days is posted from then on until now; what was posted then, then. */
function daysAsked(
  facts: PlanFacts,
  { first, last, counted }: { readonly first: DateText; readonly last: DateText; readonly counted: string },
): FetchedSpan {
  const until = askableUntil(facts.nowMs);
  const after = Temporal.PlainDate.from(last).add({ days: 1 }).toString();
  const end = counted === 'purchased' ? until : startOfDay(after, facts, 'latest');
  return { from: startOfDay(first, facts), until: epochMs(end) < epochMs(until) ? end : until };
}

/**
 * When a day begins. Without a zone of its own each marketplace has one: a day begins in the first of them and ends
 * in the last.
 */
function startOfDay(
  date: DateText,
  { connection }: PlanFacts,
  side: 'earliest' | 'latest' = 'earliest',
): InstantText {
  const { timeZone } = connection.settings.books;
  if (timeZone !== undefined)
    return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).toInstant().toString();
  const offset = side === 'earliest' ? '+14:00' : '-12:00';
  return Temporal.Instant.from(`${date}T00:00:00${offset}`).toString();
}

/** Oldest first; what is before all that is known, from there backwards, so that what is known grows without a gap. */
function transactions(facts: PlanFacts, wanted: FetchedSpan): readonly NewJob[] {
  const { fetched } = facts;
  const windows = missingOf(wanted, fetched).flatMap((span) => {
    const isBefore = fetched !== undefined && epochMs(span.from) < epochMs(fetched.from);
    return isBefore ? windowsOf(span).toReversed() : windowsOf(span);
  });
  return windows.map((asked, part) => ({
    id: jobIdOf(facts.run.runId, 'fetchTransactions', part),
    kind: 'fetchTransactions',
    asked,
    urgency: urgencyOf(facts),
  }));
}

/**
 * Orders that changed, where documents need more than their money: those that have not shipped, when they were
 * bought. By search or by reports, whichever takes less time.
 */
function changedOrders(facts: PlanFacts, { from, until }: FetchedSpan, isAsked = false): readonly NewJob[] {
  if (!isAsked && !needsOrders(facts)) return [];
  const { run, nowMs, quotas, ordersADay = usualOrdersADay, lastComplete, connection } = facts;
  const isUpdate = run.asked.what.by === 'changes' && lastComplete !== undefined;
  const changedAfter = isUpdate ? instantText(lastComplete.startedAtMs - dayMs / 24) : from;
  // An order that was asked for by its day may have changed at any time since.
  const end = isAsked ? askableUntil(nowMs) : until;
  const days = (epochMs(end) - epochMs(changedAfter)) / dayMs;
  if (days <= 0) return [];
  const route = cheapest(orderRoutes({ orders: days * ordersADay, days }), quotas);
  if (route?.by === 'search')
    return [
      {
        id: jobIdOf(run.runId, 'fetchOrders'),
        kind: 'fetchOrders',
        asked: { changedAfter, until: end },
        urgency: urgencyOf(facts),
      },
    ];
  const marketplaceIds = filterOf(facts).marketplaceIds ?? connection.marketplaceIds ?? [];
  return spansOf({ from: changedAfter, until: end }, daysAReport).map((span, part) => ({
    id: jobIdOf(run.runId, 'fetchReport', part),
    kind: 'fetchReport',
    asked: { reportType: ordersReport, ...span, marketplaceIds },
    urgency: 'background',
  }));
}

function needsOrders(facts: PlanFacts): boolean {
  const { books } = facts.connection.settings;
  const { statuses } = filterOf(facts);
  return (
    books.unshipped === 'estimate' ||
    books.saleDate === 'purchased' ||
    statuses.some((status) => status !== 'shipped')
  );
}

function filterOf({ run, connection }: PlanFacts): OrderFilter {
  return run.asked.filter ?? connection.settings.sync.filter;
}

function spansOf({ from, until }: FetchedSpan, days: number): readonly FetchedSpan[] {
  const spans: FetchedSpan[] = [];
  const endMs = epochMs(until);
  for (let beginMs = epochMs(from); beginMs < endMs; beginMs += days * dayMs)
    spans.push({ from: instantText(beginMs), until: instantText(Math.min(endMs, beginMs + days * dayMs)) });
  return spans;
}

function listed(facts: PlanFacts, orderIds: readonly string[]): readonly NewJob[] {
  const ids = [...new Set(orderIds)];
  return Array.from({ length: Math.ceil(ids.length / listedTogether) }, (_, part) => ({
    id: jobIdOf(facts.run.runId, 'fetchListed', part),
    kind: 'fetchListed',
    asked: { orderIds: ids.slice(part * listedTogether, (part + 1) * listedTogether) },
    urgency: urgencyOf(facts),
  }));
}

function files({ run, nowMs, lastComplete }: PlanFacts): readonly NewJob[] {
  const slot = (atMs: number): number => Math.floor(atMs / filesEveryMs);
  const isDue =
    run.by === 'click' || lastComplete === undefined || slot(lastComplete.startedAtMs) < slot(nowMs);
  if (!isDue) return [];
  return [
    {
      id: jobIdOf(run.runId, 'fetchSettlements'),
      kind: 'fetchSettlements',
      asked: { createdAfter: instantText(nowMs - filesDays * dayMs + dayMs / 24) },
      urgency: 'background',
    },
  ];
}

function preparing(facts: PlanFacts): NewJob {
  const { filter } = facts.run.asked;
  return {
    id: jobIdOf(facts.run.runId, 'prepare'),
    kind: 'prepare',
    asked: filter === undefined ? null : { filter },
    urgency: urgencyOf(facts),
  };
}

function sending(facts: PlanFacts): NewJob {
  return {
    id: jobIdOf(facts.run.runId, 'send'),
    kind: 'send',
    asked: { what: { of: 'settings' } },
    urgency: urgencyOf(facts),
  };
}

/** A seller waits for what is small; months of history let everything else go first. */
function urgencyOf({ run }: PlanFacts): 'click' | 'background' {
  return run.by === 'click' && run.asked.what.by !== 'history' ? 'click' : 'background';
}
