import * as v from 'valibot';
import type { DocumentKind } from '../books/draft';
import type { Batch, BatchItem } from '../posting/batch/batch';
import type { BatchEnd, ItemOutcome } from '../posting/batch/batchEnd';
import type { FoundDocument } from '../posting/outcome';
import { failed, ok, type Problem, problem, type Result } from '../problem/problem';
import { type CallEnd, type QuickBooksCall, readOf } from './call';
import { documentRows } from './documents/documentRows';
import { type FaultVerdict, faultIn, judgeFault } from './faults';
import { slowDownMs } from './quotas';
import { isDeleted, memberOf } from './send';

type Found = (kind: DocumentKind, json: unknown, sent?: string) => Promise<FoundDocument | undefined>;

const batchAnswer = v.object({ BatchItemResponse: v.array(v.unknown()) });
const queryAnswer = v.object({ QueryResponse: v.looseObject({}) });
const named = v.object({ bId: v.string() });

/** Sends a batch under its request id and says of each item what is certain afterwards. Never throws. */
export async function sendBatch(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  found: Found,
  batch: Batch,
  batchCost: number,
): Promise<BatchEnd> {
  const { items, requestId } = batch;
  const end = await call({
    method: 'POST',
    path: '/batch',
    parameters: { requestid: requestId },
    body: batchBody(items),
    batchCost,
  });
  if (end.ended === 'unclear') return everyItem(items, 'unclear', (item) => unknown(item, end.problem));
  if (end.ended === 'notProcessed')
    return everyItem(items, 'notProcessed', (item) => notSent(item, end.problem, end.waitMs));
  const { intuitTransactionId } = end;
  const traced = intuitTransactionId === undefined ? {} : { intuitTransactionId };
  if (end.ended === 'refused') return refusedAsAWhole(items, end.verdict, traced);
  const answers = answersByName(end.json);
  if (!items.some(({ bId }) => answers?.get(bId) !== undefined))
    return everyItem(items, 'unclear', (item) => unknown(item, unreadable(item)));
  const outcomes: ItemOutcome[] = [];
  for (const item of items) outcomes.push(await outcomeOf(item, answers?.get(item.bId), found, traced));
  return { ended: 'answered', outcomes };
}

/**
 * Asks several queries in one request and gives the rows of each, in the queries' order. Nothing is done by it, so
 * it bears no request id: a batch that is sent again shall see what is there now.
 */
export async function queryBatch(
  call: (call: QuickBooksCall) => Promise<CallEnd>,
  entity: string,
  queries: readonly string[],
  batchCost: number,
): Promise<Result<readonly (readonly unknown[])[]>> {
  const items = queries.map((query, index) => ({ bId: String(index + 1), Query: query }));
  const answer = readOf(
    await call({
      method: 'POST',
      path: '/batch',
      body: JSON.stringify({ BatchItemRequest: items }),
      batchCost,
      batchReads: items.length,
    }),
  );
  if (!answer.ok) return answer;
  const answers = answersByName(answer.value);
  const rows: (readonly unknown[])[] = [];
  for (const { bId } of items) {
    const one = answers?.get(bId);
    const fault = faultIn(one);
    if (fault !== undefined) return failed(judgeFault(fault, 400).problem);
    const read = v.safeParse(queryAnswer, one);
    const found = read.success ? (read.output.QueryResponse[entity] ?? []) : undefined;
    if (!Array.isArray(found))
      return failed(problem('quickbooks_answer_unreadable', { where: `batch of queries ${entity}` }));
    rows.push(found);
  }
  return ok(rows);
}

/** The bytes of a batch: of equal items they are equal, and payloads stand in them as they are. */
export function batchBody(items: readonly BatchItem[]): string {
  const written = items.map((item) => {
    const content =
      item.operation === 'create' ? item.payload : JSON.stringify({ Id: item.id, SyncToken: item.syncToken });
    const { entity } = documentRows[item.kind];
    return `{"bId":${JSON.stringify(item.bId)},"operation":"${item.operation}","${entity}":${content}}`;
  });
  return `{"BatchItemRequest":[${written.join(',')}]}`;
}

/**
 * Answers by the names of their items: no order is promised. Of a name that is missing or that two answers bear
 * nothing is known.
 */
function answersByName(json: unknown): ReadonlyMap<string, unknown> | undefined {
  const read = v.safeParse(batchAnswer, json);
  if (!read.success) return undefined;
  const answers = new Map<string, unknown>();
  for (const answer of read.output.BatchItemResponse) {
    if (!v.is(named, answer)) continue;
    answers.set(answer.bId, answers.has(answer.bId) ? undefined : answer);
  }
  return answers;
}

async function outcomeOf(
  item: BatchItem,
  answer: unknown,
  found: Found,
  traced: { readonly intuitTransactionId?: string },
): Promise<ItemOutcome> {
  const fault = faultIn(answer);
  if (fault !== undefined) {
    // Validation is a definite no whatever its code; code 500 of any other type is a failure of the server.
    const status = fault.type === 'ValidationFault' ? 400 : 200;
    return faulted(item, judgeFault(fault, status), traced);
  }
  const content = memberOf(answer, documentRows[item.kind].entity);
  if (item.operation === 'delete')
    return isDeleted(content)
      ? { operation: 'delete', outcome: { outcome: 'removed' } }
      : unknown(item, unreadable(item));
  const document = content === undefined ? undefined : await found(item.kind, content, item.payload);
  return document === undefined
    ? unknown(item, unreadable(item))
    : { operation: 'create', outcome: { outcome: 'created', document, ...traced } };
}

function faulted(
  item: BatchItem,
  verdict: FaultVerdict,
  traced: { readonly intuitTransactionId?: string },
): ItemOutcome {
  const { problem: reason, code } = verdict;
  switch (verdict.class) {
    case 'unclear':
      return unknown(item, reason);
    case 'throttled':
      return notSent(item, problem('quickbooks_busy', {}, { waitMs: slowDownMs }), slowDownMs);
    case 'reauthorise':
    case 'forbidden':
      return notSent(item, reason, slowDownMs);
    default:
      break;
  }
  if (item.operation === 'create') {
    if (verdict.class === 'exists')
      return { operation: 'create', outcome: { outcome: 'duplicate', problem: reason, ...traced } };
    const coded = code === '' ? {} : { faultCode: code };
    return { operation: 'create', outcome: { outcome: 'rejected', problem: reason, ...coded, ...traced } };
  }
  if (code === '610') return { operation: 'delete', outcome: { outcome: 'absent' } };
  if (verdict.class === 'stale')
    return { operation: 'delete', outcome: { outcome: 'stale', problem: reason } };
  // The request id was seen: the first removal may have been done.
  if (verdict.class === 'exists') return unknown(item, reason);
  return { operation: 'delete', outcome: { outcome: 'rejected', problem: reason } };
}

/**
 * The request was refused before any item was done. One item's fault may be all it is: each goes out again by
 * itself, and only the one that is at fault is refused again.
 */
function refusedAsAWhole(
  items: readonly BatchItem[],
  verdict: FaultVerdict,
  traced: { readonly intuitTransactionId?: string },
): BatchEnd {
  const ofOneItem = ['content', 'mapping', 'query'].includes(verdict.class) && items.length > 1;
  if (!ofOneItem) return everyItem(items, 'answered', (item) => faulted(item, verdict, traced));
  const { said } = verdict.problem;
  const alone = problem('quickbooks_batch_refused', {}, said === undefined ? {} : { said });
  const waitMs = alone.retry.kind === 'after' ? alone.retry.waitMs : slowDownMs;
  return everyItem(items, 'answered', (item) => notSent(item, alone, waitMs));
}

function everyItem(
  items: readonly BatchItem[],
  ended: BatchEnd['ended'],
  outcome: (item: BatchItem) => ItemOutcome,
): BatchEnd {
  return { ended, outcomes: items.map(outcome) };
}

function unknown({ operation }: BatchItem, reason: Problem): ItemOutcome {
  return { operation, outcome: { outcome: 'unknown', problem: reason } };
}

function notSent({ operation }: BatchItem, reason: Problem, waitMs: number): ItemOutcome {
  return { operation, outcome: { outcome: 'notSent', problem: reason, waitMs } };
}

function unreadable({ kind }: BatchItem): Problem {
  return problem('quickbooks_answer_unreadable', { where: `batch ${documentRows[kind].entity}` });
}
