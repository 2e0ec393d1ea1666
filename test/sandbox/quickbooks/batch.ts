import { faultContent } from './answers';
import type { Company } from './company';
import { entityNamed } from './entities/table';
import { faults, ServiceFault } from './fault';
import type { CompanyMode } from './mode';
import { present } from './present';
import { runQuery } from './query/run';
import { isRecord, type JsonRecord, textOf } from './record';
import { createEntity, deleteEntity, updateEntity, type Writing } from './write';

const writers = { create: createEntity, update: updateEntity, delete: deleteEntity } as const;

/** Runs a batch: at most 30 items, one after the other, each with a result or a fault of its own. */
export async function runBatch(
  company: Company,
  body: JsonRecord,
  writing: Writing,
  itemDelayMs: number,
): Promise<JsonRecord> {
  const items = body['BatchItemRequest'];
  if (!Array.isArray(items)) throw faults.required('BatchItemRequest');
  if (items.length > 30) throw faults.tooManyBatchItems(items.length);
  const responses: JsonRecord[] = [];
  for (const item of items) {
    if (itemDelayMs > 0) await company.clock.sleep(itemDelayMs);
    responses.push(runItem(company, isRecord(item) ? item : {}, writing));
  }
  return { BatchItemResponse: inReplyOrder(responses, company.mode.batchReply) };
}

function inReplyOrder(
  responses: readonly JsonRecord[],
  order: CompanyMode['batchReply'],
): readonly JsonRecord[] {
  if (order === 'reversed') return [...responses].reverse();
  if (order === 'inOrder') return responses;
  return responses.map((response, index) => {
    const { bId: _bId, ...nameless } = response;
    return index === 0 ? nameless : response;
  });
}

function runItem(company: Company, item: JsonRecord, writing: Writing): JsonRecord {
  const bId = textOf(item, 'bId');
  const named = bId === undefined ? {} : { bId };
  try {
    if (bId !== undefined && bId.length > 10) throw faults.tooLong('bId', bId.length, 10);
    return { ...itemResult(company, item, writing), ...named };
  } catch (thrown) {
    if (!(thrown instanceof ServiceFault)) throw thrown;
    return { ...faultContent(thrown), ...named };
  }
}

function itemResult(company: Company, item: JsonRecord, writing: Writing): JsonRecord {
  const query = textOf(item, 'Query');
  if (query !== undefined) {
    company.calls.query += 1;
    return { QueryResponse: runQuery(company, query) };
  }
  const operation = textOf(item, 'operation');
  if (operation !== 'create' && operation !== 'update' && operation !== 'delete') {
    throw faults.required('operation');
  }
  for (const [name, payload] of Object.entries(item)) {
    const row = entityNamed(name);
    if (row === undefined || !isRecord(payload)) continue;
    company.calls[operation] += 1;
    const result = writers[operation](company, row, payload, {
      ...writing,
      allowDuplicateNumber: textOf(item, 'optionsData') === 'allowduplicatedocnum',
    });
    return { [name]: operation === 'delete' ? result : present(company, name, result) };
  }
  throw faults.required('IntuitObject');
}
