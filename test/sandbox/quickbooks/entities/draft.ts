import type { Company } from '../company';
import type { Effect } from '../ledger';
import type { JsonRecord } from '../record';

/** A document or list row on its way into the company: read, referenced, not yet completed. */
export interface Draft {
  readonly company: Company;
  readonly entity: string;
  /** What will be stored, defaults still missing. */
  readonly content: JsonRecord;
  /** The row as it stands, when this is a change. */
  readonly previous: JsonRecord | undefined;
}

/** A draft with everything the service adds, and what it does to the books. */
export interface Completed {
  readonly content: JsonRecord;
  readonly effect: Effect;
}

/** Completes drafts of one kind, or throws the service's refusal. */
export type Completion = (draft: Draft) => Completed;
