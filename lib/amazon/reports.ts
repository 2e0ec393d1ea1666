import { ok } from '../problem/problem';
import type { ReportsPort } from '../sync/reportsPort';
import type { AskAmazon, AskPage } from './asking';
import { downloadReport } from './download';
import {
  parseReport,
  parseReportCreated,
  parseReportDocument,
  parseReportsPage,
} from './shapes/parseReports';

/** The Reports API, 2021-06-30. */
export function createReports(ask: AskAmazon, page: AskPage, fetch: typeof globalThis.fetch): ReportsPort {
  return {
    createReport: ({ reportType, from, until, marketplaceIds, urgency }) =>
      ask(
        'createReport',
        [],
        { urgency, json: { reportType, dataStartTime: from, dataEndTime: until, marketplaceIds } },
        parseReportCreated,
      ),

    getReport: (reportId, urgency) => ask('getReport', [], { pathValue: reportId, urgency }, parseReport),

    async listReportsPage(asked) {
      const token = 'nextToken' in asked ? asked.nextToken : undefined;
      // With a token nothing else may be given. Marketplaces are not named: they choose nothing among settlement
      // files (selling-partner-api-models, issue 969).
      const query: readonly (readonly [string, string])[] =
        'nextToken' in asked
          ? [['nextToken', asked.nextToken]]
          : [
              ['reportTypes', asked.reportType],
              ['processingStatuses', 'DONE'],
              ['createdSince', asked.createdSince],
              ['pageSize', '100'],
            ];
      const read = await page('getReports', { query, token, urgency: asked.urgency }, parseReportsPage);
      if (!read.ok) return read;
      if (read.value === 'tokenRefused') return ok(read.value);
      return ok(read.value.value);
    },

    async downloadReport(documentId, urgency) {
      const document = await ask(
        'getReportDocument',
        [],
        { pathValue: documentId, urgency },
        parseReportDocument,
      );
      return document.ok ? downloadReport(fetch, document.value.address) : document;
    },
  };
}
