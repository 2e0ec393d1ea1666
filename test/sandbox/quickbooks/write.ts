import type { Company } from './company';
import { complete } from './entities/complete';
import type { Completed } from './entities/draft';
import { docNumberOf } from './entities/numbers';
import type { EntityRow } from './entities/row';
import { readShape } from './entities/shape';
import { faults } from './fault';
import { isRecord, type Json, type JsonRecord, listOf, textOf } from './record';

/** Who writes, and how. */
export interface Writing {
  readonly by: 'api' | 'person';
  readonly requestId?: string | undefined;
  readonly allowDuplicateNumber: boolean;
}

/** Creates a row from a payload; answers it as stored. */
export function createEntity(
  company: Company,
  row: EntityRow,
  payload: JsonRecord,
  writing: Writing,
): JsonRecord {
  requireOperation(row, 'create');
  requireSubscription(company, writing);
  const read = readPayload(company, row, payload);
  const { content, effect } = prepare(company, row, withoutIdentity(read), undefined, writing);
  const stored = company.insert(row, content, effect, writing.by, writing.requestId);
  linkDeposit(company, row, stored);
  return stored;
}

/** Changes a row: sparsely where the payload says so, else omitted properties are lost. */
export function updateEntity(
  company: Company,
  row: EntityRow,
  payload: JsonRecord,
  writing: Writing,
): JsonRecord {
  requireOperation(row, 'update');
  requireSubscription(company, writing);
  const previous = findCurrent(company, row, payload, writing);
  requireUndeposited(previous);
  const read = withoutIdentity(readPayload(company, row, payload));
  // Of attachments Intuit documents full updates alone.
  const isSparse = payload['sparse'] === true && (row.family !== 'note' || writing.by === 'person');
  const content = isSparse ? { ...previous, ...read } : { ...kept(company, previous), ...read };
  const prepared = prepare(company, row, content, previous, writing);
  const replaced = company.replace(
    row,
    previous,
    prepared.content,
    prepared.effect,
    writing.by,
    'update',
    writing.requestId,
  );
  linkDeposit(company, row, replaced);
  return replaced;
}

/** Deletes a transaction or a note. */
export function deleteEntity(
  company: Company,
  row: EntityRow,
  payload: JsonRecord,
  writing: Writing,
): JsonRecord {
  requireOperation(row, 'delete');
  requireSubscription(company, writing);
  const previous = findCurrent(company, row, payload, writing);
  requireUndeposited(previous);
  requireOpen(company, textOf(previous, 'TxnDate'), writing);
  company.remove(row, previous, writing.by, writing.requestId);
  return { domain: 'QBO', status: 'Deleted', Id: previous['Id'] };
}

/** Voids a transaction: it stays with its number, at nothing. */
export function voidEntity(
  company: Company,
  row: EntityRow,
  payload: JsonRecord,
  writing: Writing,
): JsonRecord {
  requireOperation(row, 'void');
  requireSubscription(company, writing);
  const previous = findCurrent(company, row, payload, writing);
  requireUndeposited(previous);
  requireOpen(company, textOf(previous, 'TxnDate'), writing);
  const zeroed = listOf(previous, 'Line').map((line) => {
    const detail = line['SalesItemLineDetail'];
    return {
      ...line,
      Amount: 0,
      ...(isRecord(detail)
        ? { SalesItemLineDetail: { ...detail, UnitPrice: undefined, Qty: undefined } }
        : {}),
    };
  });
  const note = textOf(previous, 'PrivateNote');
  const content = {
    ...previous,
    PrivateNote: note === undefined ? 'Voided' : `Voided - ${note}`.slice(0, 4000),
    Line: zeroed,
    TxnTaxDetail: undefined,
    TotalAmt: 0,
  };
  const prepared =
    row.name === 'Payment'
      ? { content, effect: { postings: [], stock: [] } }
      : complete({ company, entity: row.name, content, previous });
  return company.replace(
    row,
    previous,
    prepared.content,
    prepared.effect,
    writing.by,
    'void',
    writing.requestId,
  );
}

function prepare(
  company: Company,
  row: EntityRow,
  content: JsonRecord,
  previous: JsonRecord | undefined,
  writing: Writing,
): Completed {
  for (const property of row.required) {
    if (content[property] === undefined) throw faults.required(property);
  }
  if (row.family !== 'transaction') return complete({ company, entity: row.name, content, previous });
  const dated = { ...content, TxnDate: textOf(content, 'TxnDate') ?? company.today() };
  requireOpen(company, dated.TxnDate, writing);
  if (previous !== undefined) requireOpen(company, textOf(previous, 'TxnDate'), writing);
  const completed = complete({ company, entity: row.name, content: dated, previous });
  const DocNumber = docNumberOf(company, row, dated, previous, writing.allowDuplicateNumber);
  return { ...completed, content: { ...completed.content, DocNumber } };
}

function readPayload(company: Company, row: EntityRow, payload: JsonRecord): JsonRecord {
  return readShape(row.name, row.shape, payload, (rule, id) => company.checkReference(rule, id));
}

function withoutIdentity(read: JsonRecord): JsonRecord {
  const { Id: _id, SyncToken: _syncToken, sparse: _sparse, ...content } = read;
  return content;
}

/** What a full update does not clear although it is left out. */
function kept(company: Company, previous: JsonRecord): JsonRecord {
  const properties = [
    'TxnDate',
    'CurrencyRef',
    'LinkedTxn',
    'AccountType',
    'AccountSubType',
    'Type',
    'QtyOnHand',
  ];
  if (!company.mode.customTxnNumbers) properties.push('DocNumber');
  const result: Record<string, Json | undefined> = {};
  for (const property of properties)
    if (previous[property] !== undefined) result[property] = previous[property];
  return result;
}

function findCurrent(company: Company, row: EntityRow, payload: JsonRecord, writing: Writing): JsonRecord {
  const id = payload['Id'];
  if (id === undefined || id === null || id === '') throw faults.required('Id');
  if (!/^\d+$/.test(String(id))) throw faults.invalidId(String(id));
  const token = payload['SyncToken'];
  // Notes are deleted without a sync token [recorded].
  if ((token === undefined || token === null || token === '') && row.family !== 'note') {
    throw faults.required('SyncToken');
  }
  const current = company.get(row.name, String(id));
  if (current === undefined) throw faults.notFound();
  if (
    token !== undefined &&
    token !== null &&
    writing.by === 'api' &&
    String(token) !== current['SyncToken']
  ) {
    throw faults.stale();
  }
  return current;
}

function requireOperation(row: EntityRow, operation: 'create' | 'update' | 'delete' | 'void'): void {
  if (!row.operations.includes(operation)) throw faults.unsupported(`${operation} ${row.name}`);
}

function requireSubscription(company: Company, writing: Writing): void {
  if (company.mode.subscriptionExpired && writing.by === 'api') throw faults.subscription();
}

function requireOpen(company: Company, day: string | undefined, writing: Writing): void {
  const { bookCloseDate, closedBooksCode } = company.mode;
  // A person may pass the closing date with a password; an application may not.
  if (writing.by === 'person' || bookCloseDate === undefined || day === undefined) return;
  if (day <= bookCloseDate) throw faults.closedPeriod(closedBooksCode);
}

function requireUndeposited(previous: JsonRecord): void {
  if (listOf(previous, 'LinkedTxn').some((link) => link['TxnType'] === 'Deposit')) throw faults.deposited();
}

function linkDeposit(company: Company, row: EntityRow, deposit: JsonRecord): void {
  if (row.name !== 'Deposit') return;
  for (const line of listOf(deposit, 'Line')) {
    for (const { TxnId, TxnType } of listOf(line, 'LinkedTxn')) {
      company.link(String(TxnType), String(TxnId), [{ TxnId: deposit['Id'], TxnType: 'Deposit' }]);
    }
  }
}
