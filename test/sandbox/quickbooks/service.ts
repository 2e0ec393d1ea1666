import { faultAnswer, type StoredAnswer, serviceAnswer } from './answers';
import { runBatch } from './batch';
import { changesSince } from './cdc';
import type { Company } from './company';
import type { EntityRow } from './entities/row';
import { entityAtPath } from './entities/table';
import { exchangeRate } from './exchangeRates';
import { faults, ServiceFault } from './fault';
import { present } from './present';
import { runQuery } from './query/run';
import { isRecord, type JsonRecord } from './record';
import { transactionList } from './reports';
import { type RequestIds, readRequestId } from './requestIds';
import { companyInfo, preferences } from './settings';
import { runUpload } from './upload';
import { createEntity, deleteEntity, updateEntity, voidEntity } from './write';

/** How long the service takes, in milliseconds of the sandbox's clock. */
export interface ServiceDelays {
  readonly requestMs: number;
  readonly batchItemMs: number;
}

/** A request past the gateway, already read. */
export interface ServiceRequest {
  readonly method: string;
  /** What follows the company's id, `['salesreceipt', '145']`. */
  readonly path: readonly string[];
  readonly parameters: URLSearchParams;
  readonly contentType: string;
  readonly body: string;
  readonly bytes: Uint8Array;
  readonly asJson: boolean;
}

/** The QuickBooks service of one company: routes a request and prints what comes of it. */
export async function serve(
  company: Company,
  requestIds: RequestIds,
  request: ServiceRequest,
  delays: ServiceDelays,
): Promise<StoredAnswer> {
  if (delays.requestMs > 0) await company.clock.sleep(delays.requestMs);
  try {
    if (request.method !== 'POST' || request.path[0] === 'query') {
      return serviceAnswer(read(company, request), request.asJson, company.clock.now());
    }
    const isBatch = request.path[0] === 'batch';
    const requestId = readRequestId(request.parameters.get('requestid'), isBatch ? 36 : 50);
    return await requestIds.answer(company, requestId, request.asJson, () =>
      guarded(company, request, () => write(company, request, requestId, delays)),
    );
  } catch (thrown) {
    return refusal(company, request, thrown);
  }
}

async function guarded(
  company: Company,
  request: ServiceRequest,
  run: () => Promise<JsonRecord>,
): Promise<StoredAnswer> {
  try {
    return serviceAnswer(await run(), request.asJson, company.clock.now());
  } catch (thrown) {
    return refusal(company, request, thrown);
  }
}

function refusal(company: Company, request: ServiceRequest, thrown: unknown): StoredAnswer {
  if (!(thrown instanceof ServiceFault)) throw thrown;
  return faultAnswer(thrown, request.asJson, company.clock.now(), company.mode.faultStatus);
}

function read(company: Company, request: ServiceRequest): JsonRecord {
  const [first, id, more] = request.path;
  const { parameters } = request;
  if (first === 'query') {
    company.calls.query += 1;
    return { QueryResponse: runQuery(company, queryText(request)) };
  }
  if (request.method !== 'GET' || first === undefined || more !== undefined) throw unsupported(request);
  if (first === 'cdc') {
    company.calls.cdc += 1;
    return changesSince(company, parameters.get('entities'), parameters.get('changedSince'));
  }
  company.calls.read += 1;
  if (first === 'reports' && id === 'TransactionList') return transactionList(company, parameters);
  if (first === 'exchangerate') return exchangeRate(company, parameters);
  if (first === 'preferences') return { Preferences: preferences(company) };
  // The id in the address is the company's own.
  if (first === 'companyinfo' && id !== undefined) return { CompanyInfo: companyInfo(company) };
  const row = entityAtPath(first);
  if (row === undefined || row.family === 'single' || id === undefined) throw unsupported(request);
  if (!/^\d+$/.test(id) && row.name !== 'TaxCode') throw faults.invalidId(id);
  const stored = company.get(row.name, id);
  if (stored === undefined) throw faults.notFound();
  return { [row.name]: present(company, row.name, stored) };
}

function queryText({ method, parameters, body, contentType }: ServiceRequest): string {
  if (method === 'GET') return parameters.get('query') ?? '';
  if (!/^(application\/text|text\/plain)\b/.test(contentType)) {
    throw faults.unsupported('query with this content type');
  }
  return body;
}

function unsupported({ path }: ServiceRequest): ServiceFault {
  return faults.unsupported(`Could not find resource for relative : /${path.join('/')}`);
}

async function write(
  company: Company,
  request: ServiceRequest,
  requestId: string | undefined,
  delays: ServiceDelays,
): Promise<JsonRecord> {
  const [first, more] = request.path;
  const { parameters } = request;
  const writing = {
    by: 'api',
    requestId,
    allowDuplicateNumber: parameters.get('include') === 'allowduplicatedocnum',
  } as const;
  if (first === 'upload' && more === undefined)
    return runUpload(company, request.contentType, request.bytes, writing);
  const body = parsedBody(request);
  if (first === 'batch') {
    company.calls.batch += 1;
    return runBatch(company, body, writing, delays.batchItemMs);
  }
  const row = first === undefined || more !== undefined ? undefined : entityAtPath(first);
  if (row === undefined || row.family === 'single') throw unsupported(request);
  const operation = operationOf(parameters, body);
  company.calls[operation] += 1;
  return { [row.name]: written(company, row, operation, body, writing) };
}

function written(
  company: Company,
  row: EntityRow,
  operation: 'create' | 'update' | 'delete' | 'void',
  body: JsonRecord,
  writing: Parameters<typeof createEntity>[3],
): JsonRecord {
  if (operation === 'delete') return deleteEntity(company, row, body, writing);
  const writers = { create: createEntity, update: updateEntity, void: voidEntity } as const;
  return present(company, row.name, writers[operation](company, row, body, writing));
}

/** Sales receipts and payments are voided by `operation=update&include=void`, invoices by `operation=void`. */
function operationOf(parameters: URLSearchParams, body: JsonRecord): 'create' | 'update' | 'delete' | 'void' {
  const operation = parameters.get('operation');
  if (operation === 'delete' || operation === 'void') return operation;
  if (parameters.get('include') === 'void') return 'void';
  if (operation !== null && operation !== 'update' && operation !== 'create') {
    throw faults.unsupported(`operation ${operation}`);
  }
  const id = body['Id'];
  return operation === 'update' || (id !== undefined && id !== null && id !== '') ? 'update' : 'create';
}

function parsedBody({ body, contentType }: ServiceRequest): JsonRecord {
  if (!contentType.startsWith('application/json')) throw faults.unsupported(`content type ${contentType}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw faults.unreadable();
  }
  if (!isRecord(parsed)) throw faults.unreadable();
  return parsed;
}
