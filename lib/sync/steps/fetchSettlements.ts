import { readSettlement } from '../../ledger/settlement/readSettlement';
import type { Problem } from '../../problem/problem';
import type { Job } from '../jobs/job';
import type { EnginePorts, Step, StepEnd } from '../jobs/ports';
import { fetchFailed } from './fetchEnd';

/** The one type of settlement file that Amazon still makes. It is listed, never asked for. */
const settlementReport = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
/** Far more pages than ninety days of settlements of all marketplaces have; a list that is longer runs in circles. */
const mostPages = 50;

/** First the list, page by page, then its files, the oldest first. */
interface Cursor {
  readonly nextToken?: string;
  readonly pages: number;
  readonly left: readonly ListedFile[];
  /** The list is at its end. */
  readonly isListed: boolean;
  readonly done: number;
  /** Of the first file that could not be read. */
  readonly problem?: Problem;
}

interface ListedFile {
  readonly reportId: string;
  readonly documentId: string;
  readonly createdAt: string;
}

const anew: Cursor = { pages: 0, left: [], isListed: false, done: 0 };

/**
 * Fetches settlement files that Amazon lists and that are not stored yet: a page of the list, or one file, a step. A
 * file is named after its report, by which it is known again. One that cannot be read does not hold up the others.
 */
export const fetchSettlements: Step<'fetchSettlements'> = async (ports, job) => {
  const cursor = (job.cursor as Cursor | undefined) ?? anew;
  const [file, ...left] = cursor.left;
  if (cursor.isListed && file !== undefined) return fetchFile(ports, job, { ...cursor, left }, file);
  // One that is tried again has nothing left: what is stored is passed over now.
  return listPage(ports, job, cursor.isListed ? anew : cursor);
};

async function listPage(
  { amazon, clock, facts }: EnginePorts,
  { asked, urgency }: Job<'fetchSettlements'>,
  cursor: Cursor,
): Promise<StepEnd> {
  const { nextToken } = cursor;
  const read = await amazon.listReportsPage(
    nextToken === undefined
      ? { reportType: settlementReport, createdSince: asked.createdAfter, urgency }
      : { nextToken, urgency },
  );
  const nowMs = clock.nowMs();
  if (!read.ok) return fetchFailed(read.problem, nowMs);
  if (read.value === 'tokenRefused')
    return {
      outcome: { end: 'again', atMs: nowMs },
      cursor: { pages: 0, left: [], isListed: false, done: 0 },
    };
  const { reports, nextToken: following } = read.value;
  const known = new Set(await facts.readSettlementFileNames());
  const seen = new Set(cursor.left.map(({ reportId }) => reportId));
  const added = reports.flatMap(({ reportId, documentId, createdAt, status }) =>
    status === 'DONE' && documentId !== undefined && !seen.has(reportId) && !known.has(fileName(reportId))
      ? [{ reportId, documentId, createdAt }]
      : [],
  );
  const left = [...cursor.left, ...added].sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  const pages = cursor.pages + 1;
  const isListed = following === undefined || pages >= mostPages;
  const next: Cursor = {
    pages,
    left,
    isListed,
    done: 0,
    ...(isListed ? {} : { nextToken: following }),
  };
  return {
    outcome: isListed && left.length === 0 ? { end: 'done' } : { end: 'again' },
    cursor: next,
    counts: { calls: 1 },
    progress: progressOf(next),
  };
}

async function fetchFile(
  { amazon, clock }: EnginePorts,
  { urgency }: Job<'fetchSettlements'>,
  cursor: Cursor,
  { documentId, reportId }: ListedFile,
): Promise<StepEnd> {
  const read = await amazon.downloadReport(documentId, urgency);
  const fetchedAtMs = clock.nowMs();
  if (!read.ok) return fetchFailed(read.problem, fetchedAtMs);
  const bytes = read.value;
  const reading = await readSettlement(() => onePart(bytes), { withOrders: true });
  const isSettlement = reading.summary !== undefined;
  const reason = cursor.problem ?? (isSettlement ? undefined : reading.problems[0]);
  const next: Cursor = {
    ...cursor,
    done: cursor.done + 1,
    ...(reason === undefined ? {} : { problem: reason }),
  };
  return {
    outcome: next.left.length === 0 ? endOf(next) : { end: 'again' },
    cursor: next,
    facts: isSettlement
      ? [{ write: 'settlementFile', reading, fileName: fileName(reportId), bytes, fetchedAtMs }]
      : [],
    counts: { calls: 2, fetched: isSettlement ? 1 : 0 },
    progress: progressOf(next),
  };
}

/** What could not be read is said once everything else is there. */
function endOf({ problem: reason }: Cursor): StepEnd['outcome'] {
  return reason === undefined ? { end: 'done' } : { end: 'blocked', problem: reason };
}

function progressOf({ done, left, isListed }: Cursor): Job['progress'] {
  return {
    done,
    ...(isListed ? { total: done + left.length } : {}),
    callsLeft: { getReports: isListed ? 0 : 1, getReportDocument: left.length },
  };
}

function fileName(reportId: string): string {
  return `settlement-report-${reportId}.txt`;
}

async function* onePart(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
