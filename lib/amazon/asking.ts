import type { Result } from '../problem/problem';
import type { Fetched } from '../sync/ports';
import type { Urgency } from '../sync/throttle';
import type { AmazonCall } from './call';
import type { AmazonOperation } from './quotas';

/** What a call says beside its query. */
export interface CallAt {
  /** Stands in the path for what is in braces there. */
  readonly pathValue?: string;
  /** Another region's. */
  readonly host?: string;
  readonly urgency?: Urgency;
  readonly json?: object;
}

/** One answer of an operation, read, or why there is none. */
export type AskAmazon = <Answer>(
  operation: AmazonOperation,
  query: AmazonCall['query'],
  at: CallAt,
  parse: (json: unknown) => Result<Answer>,
) => Promise<Result<Answer>>;

/** A page of a list, or that Amazon does not take its token any more. */
export type AskPage = <Page>(
  operation: AmazonOperation,
  asked: {
    readonly query: AmazonCall['query'];
    readonly token: string | undefined;
    readonly urgency: Urgency;
  },
  parse: (json: unknown) => Result<Page>,
) => Promise<Result<Fetched<Page> | 'tokenRefused'>>;
