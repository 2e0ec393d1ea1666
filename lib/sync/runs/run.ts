import type { DateText } from '../../calendar/calendar';
import type { Problem } from '../../problem/problem';
import type { ConnectionId, OrderFilter } from '../connection';

/** Names one run for good. */
export type RunId = string;

/** What a run is to bring up to date. */
export interface RunAsked {
  readonly what:
    | { readonly by: 'changes' }
    /** Days, both included, in the connection's zone; counted by what the seller chose. */
    | {
        readonly by: 'days';
        readonly first: DateText;
        readonly last: DateText;
        readonly counted: 'purchased' | 'shipped' | 'posted';
      }
    | { readonly by: 'orders'; readonly orderIds: readonly string[] }
    /** History of months, over days if need be. */
    | { readonly by: 'history'; readonly first: DateText };
  /** Which of it gets documents of its own; absent: the connection's standing choice. */
  readonly filter?: OrderFilter;
  /** Fetch, draw and show; nothing is sent before the seller has agreed. */
  readonly dryRun: boolean;
}

/** What a run has done so far; each with its reason where something was not done. */
export interface RunCounts {
  /** Calls to Amazon and to QuickBooks. */
  readonly calls: number;
  /** Transactions and orders that were new or had changed. */
  readonly fetched: number;
  readonly drafted: number;
  readonly posted: number;
  readonly waiting: number;
  readonly blocked: number;
  readonly leftOut: number;
}

/** The record of a run. */
export interface Run {
  readonly runId: RunId;
  readonly connectionId: ConnectionId;
  readonly by: 'click' | 'schedule';
  readonly asked: RunAsked;
  readonly state: 'running' | 'shown' | 'sending' | 'done' | 'blocked' | 'cancelled';
  readonly counts: RunCounts;
  /** Why things wait, are blocked or were left out: how many for each reason. */
  readonly reasons: readonly { readonly problem: Problem; readonly count: number }[];
  readonly problem?: Problem;
  /** The seller has seen what a dry run showed, by its digest; what is drawn anew afterwards is not part of it. */
  readonly agreed?: { readonly digest: string; readonly atMs: number };
  readonly startedAtMs: number;
  readonly endedAtMs?: number;
}
