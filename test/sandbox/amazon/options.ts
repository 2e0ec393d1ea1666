import type { Operation } from './operations';
import type { EmptyPages } from './pages';

/** How the stand-in behaves, where the real service leaves room or has modes. */
export interface AmazonOptions {
  /** Shapes of live answers that Amazon's own models forbid. */
  readonly deviations: boolean;
  /** Operations whose role the application lacks: 403. */
  readonly deniedOperations: readonly Operation[];
  /** Whether the application has the roles for buyers and recipients. */
  readonly restrictedRoles: boolean;
  /** Rows a page of listTransactions: up to 500 (Amazon's guide to Finances v2024-06-19), often fewer. */
  readonly pageSize: number;
  /** "This operation can return empty pages": an empty page that has a token all the same. */
  readonly emptyPages: EmptyPages;
  /** The order of listTransactions is not documented; twins come either way round. */
  readonly newestFirst: boolean;
  /** Draft applications are authorised with version=beta only (error MD1000). */
  readonly draftApplication: boolean;
  /** Whether usage plans are enforced. */
  readonly quotas: boolean;
  /** Whether x-amzn-RateLimit-Limit is told; it comes "when available". */
  readonly rateLimitHeader: boolean;
  /** How long Amazon takes to make a report. */
  readonly reportTakesMs: number;
  /** Every report that is asked for fails. */
  readonly fatalReports: boolean;
  /** Most rows of a page of getReports, which the caller cannot raise. */
  readonly reportsPageSize: number;
  /** Whether documents lie packed, are said to be packed and come unpacked, or are in the clear. */
  readonly packedReports: 'gzip' | 'unpackedOnTheWay' | 'plain';
  /** Where documents lie. */
  readonly documentHost: string;
  /** How long the service thinks before it answers, for simulations on a virtual clock. */
  readonly requestDelayMs: number;
}

/** As the service usually is. */
export const usualOptions: AmazonOptions = {
  deviations: false,
  deniedOperations: [],
  restrictedRoles: false,
  pageSize: 500,
  emptyPages: 'sometimes',
  newestFirst: true,
  draftApplication: false,
  quotas: true,
  rateLimitHeader: true,
  reportTakesMs: 90_000,
  fatalReports: false,
  reportsPageSize: 100,
  packedReports: 'gzip',
  documentHost: 'tortuga-prod-na.s3-external-1.amazonaws.com',
  requestDelayMs: 0,
};
