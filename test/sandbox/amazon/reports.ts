import { gzipSync } from 'node:zlib';
import { allMarketplaces } from '../world/marketplaces';
import { ordersReport } from '../world/ordersReport';
import { eventsBySettlement, settlementFile } from '../world/settlementFile';
import { isoSeconds } from '../world/stamps';
import type { MoneyEvent } from '../world/truth';
import type { World } from '../world/world';
import type { AmazonOptions } from './options';
import { Pages } from './pages';
import type { Parameters } from './parameters';
import { invalidInput, notFound, Refusal } from './refusal';

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** "createdSince … default is 90 days ago"; reports are kept for ninety days. */
const keptMs = 90 * dayMs;
/** Addresses of documents live for five minutes. */
const addressLivesMs = 5 * minuteMs;
/** A settlement's file is there some hours after its period has closed. */
const fileAfterMs = 3 * 3_600_000;
const settlementType = 'GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2';
const ordersType = 'GET_FLAT_FILE_ALL_ORDERS_DATA_BY_LAST_UPDATE_GENERAL';
const longestOrdersMs = 31 * dayMs;
const statuses = ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE'] as const;

/** A report that was asked for, or that Amazon made of a settlement. */
interface Report {
  readonly reportId: string;
  readonly reportType: string;
  readonly marketplaceIds: readonly string[];
  readonly fromMs: number;
  readonly untilMs: number;
  readonly createdMs: number;
  readonly doneMs: number;
  readonly end: 'DONE' | 'CANCELLED' | 'FATAL';
  readonly text: () => string;
}

/** Reports 2021-06-30 over a world. The rules are those of Amazon's model, others name their source. */
export class ReportsApi {
  readonly #world: World;
  readonly #options: AmazonOptions;
  readonly #pages = new Pages<Report>('nextToken', dayMs);
  readonly #asked: Report[] = [];
  readonly #addresses = new Map<string, { readonly report: Report; readonly untilMs: number }>();
  #events: ReadonlyMap<string, readonly MoneyEvent[]> | undefined;

  constructor(world: World, options: AmazonOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** Takes the order for a report: 202. */
  createReport(asked: unknown, atMs: number): object {
    const { reportType, marketplaceIds, dataStartTime, dataEndTime } = asked as Record<string, unknown>;
    if (typeof reportType !== 'string' || !Array.isArray(marketplaceIds) || marketplaceIds.length === 0)
      throw invalidInput('reportType and marketplaceIds are required');
    if (marketplaceIds.length > 25) throw invalidInput('marketplaceIds holds more than 25 values');
    // The text that developers quote of settlement reports (issue 1627 of selling-partner-api-models).
    if (reportType === settlementType)
      throw new Refusal(400, 'InvalidInput', 'Request for report type 1117 is not allowed.');
    if (reportType !== ordersType) throw invalidInput(`Invalid Report Type ${reportType}`);
    if (!marketplaceIds.every((id) => allMarketplaces.some((known) => known.id === id)))
      throw invalidInput('marketplaceIds holds a marketplace of another region or account');
    const fromMs = timeOf(dataStartTime) ?? atMs - 30 * dayMs;
    const untilMs = timeOf(dataEndTime) ?? atMs;
    if (untilMs <= fromMs) throw invalidInput('dataEndTime must be after dataStartTime');
    const text = (): string | undefined =>
      ordersReport(this.#world, { fromMs, untilMs, marketplaceIds, atMs });
    const isFatal = this.#options.fatalReports || untilMs - fromMs > longestOrdersMs;
    const end = isFatal ? 'FATAL' : text() === undefined ? 'CANCELLED' : 'DONE';
    const report: Report = {
      reportId: String(50_000_020_000 + this.#asked.length),
      reportType,
      marketplaceIds,
      fromMs,
      untilMs,
      createdMs: atMs,
      doneMs: atMs + this.#options.reportTakesMs,
      end,
      text: () => (isFatal ? '{"errorDetails":"The date range is too long."}' : (text() ?? '')),
    };
    this.#asked.push(report);
    return { reportId: report.reportId };
  }

  /** One report. */
  getReport(reportId: string, atMs: number): object {
    const report = this.#all(atMs).find((each) => each.reportId === reportId);
    if (report === undefined) throw notFound(`Report ${reportId} was not found.`);
    return reportJson(report, atMs);
  }

  /** Reports of some types, newest first. "If nextToken is given, no other parameter may be". */
  getReports(parameters: Parameters, atMs: number): object {
    const token = parameters.text('nextToken');
    if (token !== undefined) {
      if (parameters.fingerprint(['nextToken']) !== '')
        throw invalidInput('nextToken must be the only parameter of the request');
      return this.#listed(this.#pages.next(token, this.#options.reportsPageSize, '', atMs), atMs);
    }
    const types = parameters.list('reportTypes');
    if (types === undefined) throw invalidInput('reportTypes or nextToken is required');
    if (types.length > 10) throw invalidInput('reportTypes holds more than ten values');
    const wanted = parameters.list('processingStatuses', statuses);
    const size = Math.min(parameters.whole('pageSize', 1, 100) ?? 10, this.#options.reportsPageSize);
    const sinceMs = parameters.time('createdSince') ?? atMs - keptMs;
    if (sinceMs < atMs - keptMs) throw invalidInput('createdSince must not be more than 90 days ago');
    const untilMs = parameters.time('createdUntil') ?? atMs;
    // What the marketplaces are makes no difference to settlements (issue 969).
    const rows = this.#all(atMs)
      .filter(
        (report) =>
          types.includes(report.reportType) &&
          report.createdMs >= sinceMs &&
          report.createdMs <= untilMs &&
          (wanted === undefined || wanted.includes(statusOf(report, atMs))),
      )
      .sort((left, right) => right.createdMs - left.createdMs);
    return this.#listed(this.#pages.first(rows, size, '', atMs), atMs);
  }

  /** A signed address, good for five minutes. */
  getReportDocument(documentId: string, atMs: number): object {
    const report = this.#all(atMs).find((each) => documentIdOf(each) === documentId);
    if (report === undefined || report.doneMs > atMs) throw notFound(`Document ${documentId} was not found.`);
    const path = `/${documentId}/${this.#addresses.size + 1}`;
    this.#addresses.set(path, { report, untilMs: atMs + addressLivesMs });
    const packed = this.#options.packedReports === 'plain' ? {} : { compressionAlgorithm: 'GZIP' };
    return {
      reportDocumentId: documentId,
      url: `https://${this.#options.documentHost}${path}?X-Amz-Expires=300&X-Amz-Signature=example`,
      ...packed,
    };
  }

  /** The storage behind a signed address. It answers in XML, without CORS, and takes no second authorisation. */
  download(request: Request, atMs: number): Response {
    const url = new URL(request.url);
    const found = this.#addresses.get(url.pathname);
    if (request.headers.has('x-amz-access-token') || request.headers.has('authorization'))
      return storageError(400, 'InvalidArgument', 'Only one auth mechanism allowed');
    if (found === undefined)
      return storageError(403, 'SignatureDoesNotMatch', 'The signature does not match');
    if (found.untilMs <= atMs) return storageError(403, 'AccessDenied', 'Request has expired');
    const plain = new TextEncoder().encode(found.report.text());
    // What `fetch` has unpacked already is what a body in the clear is.
    const body = this.#options.packedReports === 'gzip' ? new Uint8Array(gzipSync(plain)) : plain;
    return new Response(body, {
      status: 200,
      headers: { 'content-type': 'text/plain', 'content-length': String(body.length) },
    });
  }

  #listed(page: { readonly rows: readonly Report[]; readonly nextToken: string | undefined }, atMs: number) {
    return {
      reports: page.rows.map((report) => reportJson(report, atMs)),
      ...(page.nextToken === undefined ? {} : { nextToken: page.nextToken }),
    };
  }

  /** What is kept at a moment: everything that was asked for, and the file of each closed settlement. */
  #all(atMs: number): readonly Report[] {
    const files = this.#world.settlements.flatMap((settlement): Report[] => {
      const doneMs = settlement.endsAtMs + fileAfterMs;
      if (doneMs > atMs) return [];
      return [
        {
          reportId:
            String(40_000_000_000 + Number(settlement.settlementId.slice(-9))) +
            settlement.settlementId.slice(1, 2),
          reportType: settlementType,
          marketplaceIds: [settlement.marketplace.id],
          fromMs: settlement.startsAtMs,
          untilMs: settlement.endsAtMs,
          createdMs: doneMs,
          doneMs,
          end: 'DONE',
          text: () => {
            this.#events ??= eventsBySettlement(this.#world);
            return settlementFile(settlement, this.#events.get(settlement.settlementId) ?? []);
          },
        },
      ];
    });
    return [...this.#asked, ...files].filter(({ createdMs }) => createdMs >= atMs - keptMs);
  }
}

function statusOf({ createdMs, doneMs, end }: Report, atMs: number): (typeof statuses)[number] {
  if (doneMs <= atMs) return end;
  return atMs - createdMs < (doneMs - createdMs) / 4 ? 'IN_QUEUE' : 'IN_PROGRESS';
}

function reportJson(report: Report, atMs: number): object {
  const status = statusOf(report, atMs);
  const hasDocument = status === 'DONE' || status === 'FATAL';
  return {
    reportId: report.reportId,
    reportType: report.reportType,
    marketplaceIds: report.marketplaceIds,
    dataStartTime: isoSeconds(report.fromMs),
    dataEndTime: isoSeconds(report.untilMs),
    createdTime: isoSeconds(report.createdMs),
    processingStatus: status,
    ...(hasDocument ? { reportDocumentId: documentIdOf(report) } : {}),
  };
}

function documentIdOf({ reportId }: Report): string {
  return `amzn1.spdoc.1.4.na.example-${reportId}`;
}

function timeOf(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const atMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
  if (Number.isNaN(atMs)) throw invalidInput('A date of the report is not in ISO 8601');
  return atMs;
}

function storageError(status: number, code: string, message: string): Response {
  const body = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  return new Response(body, { status, headers: { 'content-type': 'application/xml' } });
}
