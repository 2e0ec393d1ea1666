import type { DocumentKind } from '../../books/draft';
import type { DateText } from '../../calendar/calendar';
import type { Batch } from '../../posting/batch/batch';
import type { BatchEnd } from '../../posting/batch/batchEnd';
import type { Pace } from '../../posting/batch/pace';
import type { Posting, PostingKey } from '../../posting/posting';
import type { Result } from '../../problem/problem';
import type { Taken } from '../bucket';
import type { FoundDocument, Ports } from '../ports';

/** The engine's ports, and what sending many documents together needs beside them. */
export interface BatchPorts extends Ports {
  readonly batching: QuickBooksBatchPort;
  readonly batches: BatchStorePort;
}

/** QuickBooks for many documents at once. */
export interface QuickBooksBatchPort {
  /** Items of a batch at most. */
  readonly mostItems: number;
  /** The tokens of one batch, stored; taken before its intent is stored, so that nothing stored waits for them. */
  batchTurn(items: number, waitAtMostMs: number): Promise<Taken>;
  /** Sends a batch whose turn it is. Never throws; what is unclear of an item is its `unknown` outcome. */
  sendBatch(batch: Batch): Promise<BatchEnd>;
  /** Every document of `kind` with one of these numbers. */
  findByNumbers(kind: DocumentKind, numbers: readonly string[]): Promise<Result<readonly FoundDocument[]>>;
  /** Every document of `kind` within these days that has one of these totals, or any. */
  findByTotals(
    kind: DocumentKind,
    days: { readonly first: DateText; readonly last: DateText },
    totalsMinor: readonly number[] | 'any',
    currency: string,
  ): Promise<Result<readonly FoundDocument[]>>;
  /** Every document of `kind` that was made since then, by QuickBooks' clock. */
  findCreatedSince(kind: DocumentKind, sinceMs: number): Promise<Result<readonly FoundDocument[]>>;
}

/** What numbering the sales of many orders asks QuickBooks. */
export interface NumberPrefixesPort {
  /** Every document of `kind` whose number begins with one of these, by what it begins with; with batches of queries. */
  findByNumberPrefixes(
    kind: DocumentKind,
    prefixes: readonly string[],
  ): Promise<Result<ReadonlyMap<string, readonly FoundDocument[]>>>;
}

/** A posting to be written where the store still holds the version `expected`; see `StorePort.writePosting`. */
export interface PostingWrite {
  readonly posting: Posting;
  readonly expected: number | undefined;
}

/** What becomes of batches in the transaction that writes their members. */
export interface BatchChange {
  readonly put?: Batch;
  readonly close?: string;
  readonly pace?: Pace;
}

/** How writing together ended: all of it, or nothing because of one posting. */
export type WriteTogether =
  | { readonly written: true }
  | { readonly written: false; readonly key: PostingKey; readonly because: 'changed' }
  | {
      readonly written: false;
      readonly key: PostingKey;
      readonly because: 'owned';
      readonly owner: PostingKey;
    };

/** Batches as they are stored. Every method is one transaction. Rejects with `StoreError` only. */
export interface BatchStorePort {
  /** Postings with what they own, their orders' chips and the batches: all of it, or nothing. */
  writeTogether(
    realmId: string,
    writes: readonly PostingWrite[],
    change: BatchChange,
  ): Promise<WriteTogether>;
  /** Batches of which something is not known yet, the oldest first. */
  readBatches(realmId: string): Promise<readonly Batch[]>;
  readPostings(keys: readonly PostingKey[]): Promise<readonly Posting[]>;
  /** How fast QuickBooks was with the last batches; `undefined` before the first. */
  readPace(realmId: string): Promise<Pace | undefined>;
}
