import * as v from 'valibot';
import type { InstantText } from '../../calendar/calendar';
import type { Result } from '../../problem/problem';
import { instant, listOf, maybe, optionalText, requiredText } from './fields';
import { present } from './present';
import { read, unwrapped } from './read';

/** A report as Amazon has it. Source: model reports_2021-06-30, Report. */
export interface AmazonReport {
  readonly reportId: string;
  readonly reportType: string;
  readonly status: ReportStatus;
  /** Where it is `DONE`; where it is `FATAL`, what went wrong, if Amazon says it. */
  readonly documentId?: string;
  readonly createdAt: InstantText;
  readonly dataFrom?: InstantText;
  readonly dataUntil?: InstantText;
}

/** `CANCELLED` is also the answer where there is nothing to report; `UNKNOWN` is ours for a new word. */
export type ReportStatus = 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'CANCELLED' | 'FATAL' | 'UNKNOWN';

/** One page of getReports. */
export interface ReportsPage {
  readonly reports: readonly AmazonReport[];
  readonly nextToken?: string;
}

/** Where a report lies, for five minutes. What it is packed with is told by its first bytes. */
export interface ReportDocument {
  readonly documentId: string;
  readonly address: string;
}

const statuses = ['IN_QUEUE', 'IN_PROGRESS', 'DONE', 'CANCELLED', 'FATAL'] as const;

const report = v.object({
  reportId: requiredText,
  reportType: requiredText,
  processingStatus: requiredText,
  reportDocumentId: optionalText,
  createdTime: instant,
  dataStartTime: maybe(instant),
  dataEndTime: maybe(instant),
});

const reportsPage = v.object({ reports: listOf(report), nextToken: optionalText });
const created = v.object({ reportId: requiredText });
const reportDocument = v.object({ reportDocumentId: requiredText, url: requiredText });

/** The answer to getReport. */
export function parseReport(json: unknown): Result<AmazonReport> {
  return read(report, unwrapped(json), shaped);
}

/** A page of getReports. */
export function parseReportsPage(json: unknown): Result<ReportsPage> {
  return read(reportsPage, unwrapped(json), ({ reports, nextToken }) =>
    present({ reports: reports.map(shaped), nextToken }),
  );
}

/** The id of a report that was asked for. */
export function parseReportCreated(json: unknown): Result<string> {
  return read(created, unwrapped(json), ({ reportId }) => reportId);
}

/** The answer to getReportDocument. */
export function parseReportDocument(json: unknown): Result<ReportDocument> {
  return read(reportDocument, unwrapped(json), ({ reportDocumentId, url }) => ({
    documentId: reportDocumentId,
    address: url,
  }));
}

function shaped(raw: v.InferOutput<typeof report>): AmazonReport {
  const status: ReportStatus = statuses.find((known) => known === raw.processingStatus) ?? 'UNKNOWN';
  return present({
    reportId: raw.reportId,
    reportType: raw.reportType,
    status,
    documentId: raw.reportDocumentId,
    createdAt: raw.createdTime,
    dataFrom: raw.dataStartTime,
    dataUntil: raw.dataEndTime,
  });
}
