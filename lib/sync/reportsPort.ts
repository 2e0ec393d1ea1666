import type { AmazonReport, ReportsPage } from '../amazon/shapes/parseReports';
import type { InstantText } from '../calendar/calendar';
import type { Result } from '../problem/problem';

/** A seller who waits is served before work that nobody looks at. */
type Urgency = 'click' | 'background';

/** Amazon's reports, behind the token keeper and the throttle. */
export interface ReportsPort {
  /** Asks for a report and answers its id. Settlement files cannot be asked for: Amazon makes and lists them. */
  createReport(asked: ReportAsked): Promise<Result<string>>;
  getReport(reportId: string, urgency: Urgency): Promise<Result<AmazonReport>>;
  /** A page of the reports that are there already. */
  listReportsPage(asked: ReportsAsked): Promise<Result<ReportsPage | 'tokenRefused'>>;
  /** The whole content of a report, unpacked. A download that was cut is begun anew. */
  downloadReport(documentId: string, urgency: Urgency): Promise<Result<Uint8Array<ArrayBuffer>>>;
}

/** A report to be made. */
export interface ReportAsked {
  readonly reportType: string;
  readonly from: InstantText;
  readonly until: InstantText;
  readonly marketplaceIds: readonly string[];
  readonly urgency: Urgency;
}

/** Which reports to list: those of a type, or what follows a page. */
export type ReportsAsked = { readonly urgency: Urgency } & (
  | { readonly reportType: string; readonly createdSince: InstantText }
  | { readonly nextToken: string }
);
