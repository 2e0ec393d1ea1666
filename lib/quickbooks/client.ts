import type {
  ListAccount,
  ListCustomer,
  ListEntry,
  ListExchangeRate,
  ListItem,
  ListVendor,
} from '../books/company';
import type { DocumentKind } from '../books/draft';
import { type DateText, instantText } from '../calendar/calendar';
import { decimalText } from '../money/money';
import type { FoundDocument } from '../posting/outcome';
import { failed, ok, problem, type Result } from '../problem/problem';
import type { NumberPrefixesPort, QuickBooksBatchPort } from '../sync/batch/ports';
import type { ReadCountPort } from '../sync/batch/reads';
import type { ClaimNotesPort } from '../sync/claimPorts';
import type { AttachmentsPort } from '../sync/evidencePorts';
import { createExchanger } from '../sync/exchange';
import type { AccessTokenPort, ClockPort, QuickBooksPort } from '../sync/ports';
import type { ScanPort } from '../sync/scans';
import type { Throttle, Urgency } from '../sync/throttle';
import { createAttachments, createClaimNotes } from './attachments';
import { createBatching } from './batching';
import { type CallParts, callQuickBooks, type QuickBooksCall } from './call';
import { documentChanges } from './cdc';
import { readCompany } from './company';
import {
  createAccount,
  createCustomer,
  createItem,
  createPaymentMethod,
  createVendor,
  type NewAccount,
  type NewItem,
  type NewParty,
} from './create';
import type { Created, WhenTaken } from './createOnce';
import { createProduct, type NewProduct } from './createProduct';
import { differencesOf } from './differences';
import { documentRows } from './documents/documentRows';
import { foundDocument, lacksCurrency } from './documents/foundDocument';
import { type QuickBooksEnvironment, quickbooksHosts } from './environment';
import { attachNote, readNotes } from './eventNotes';
import { createGate } from './gate';
import { makeInactive } from './inactive';
import { readExchangeRate } from './listsRates';
import { type ListsAsked, readLists } from './listsRead';
import { queryAll, quoted } from './query';
import { type BatchLimits, mostConcurrent, usualBatchLimits } from './quotas';
import { readCleared } from './reports';
import { scanDocuments } from './scan';
import { scannedDocument } from './scannedDocument';
import { createDocument, deleteDocument, isDeleted, memberOf } from './send';
import { changeDocument } from './update';

/** What the client is made of. */
export interface QuickBooksClientParts {
  readonly fetch: typeof globalThis.fetch;
  readonly tokens: AccessTokenPort;
  readonly throttle: Throttle;
  readonly clock: ClockPort;
  readonly realmId: string;
  readonly environment: QuickBooksEnvironment;
  /** How long a call may wait for its turn before it answers `quickbooks_busy`. */
  readonly waitAtMostMs?: number;
  readonly urgency?: Urgency;
  readonly timeoutMs?: number;
  /** How Intuit counts batches; as its page says unless told otherwise. */
  readonly batchLimits?: BatchLimits;
  /** Where the reads are counted that Intuit meters. */
  readonly reads?: Pick<ReadCountPort, 'addReads'>;
}

/** The port of the engine, and what the setup creates on consent. */
export interface QuickBooksClient extends QuickBooksPort, ScanPort {
  /** Many documents at once; waits that a click would not bear. */
  readonly batching: QuickBooksBatchPort & NumberPrefixesPort;
  /** Who sends by itself, as a note in the company says it. */
  readonly claimNotes: ClaimNotesPort;
  /** Files that stand with documents. */
  readonly attachments: AttachmentsPort;
  createAccount(account: NewAccount, whenTaken?: WhenTaken): Promise<Result<Created<ListAccount>>>;
  createItem(item: NewItem, whenTaken?: WhenTaken): Promise<Result<Created<ListItem>>>;
  createCustomer(customer: NewParty, whenTaken?: WhenTaken): Promise<Result<Created<ListCustomer>>>;
  createVendor(vendor: NewParty, whenTaken?: WhenTaken): Promise<Result<Created<ListVendor>>>;
  createPaymentMethod(method: { readonly name: string }): Promise<Result<Created<ListEntry>>>;
  createProduct(product: NewProduct): Promise<Result<Created<ListItem>>>;
  /** What one unit of a currency is worth in the home currency on a day. */
  readExchangeRate(currency: string, date: DateText): Promise<Result<ListExchangeRate>>;
}

const usualWaitMs = 8_000;
/** Ids in one query, so that its address stays well within what servers take. */
const idsInQuery = 100;

/** QuickBooks Online for one company, behind the token keeper and the throttle. */
export function createQuickBooksClient(parts: QuickBooksClientParts): QuickBooksClient {
  const { realmId, environment, clock } = parts;
  const gate = createGate(mostConcurrent);
  const callParts: CallParts = {
    exchange: createExchanger(parts.fetch, parts.timeoutMs),
    tokens: parts.tokens,
    throttle: parts.throttle,
    base: `https://${quickbooksHosts[environment].api}/v3/company/${encodeURIComponent(realmId)}`,
    waitAtMostMs: parts.waitAtMostMs ?? usualWaitMs,
    urgency: parts.urgency ?? 'click',
    countReads: (count) => countReads(parts, count),
  };
  const call = (request: QuickBooksCall) => gate(() => callQuickBooks(callParts, request));

  let homeCurrency: string | undefined;
  const company = async () => {
    const facts = await readCompany(call, realmId, environment);
    if (facts.ok) homeCurrency = facts.value.homeCurrency;
    return facts;
  };
  const currencyOfCompany = async (): Promise<Result<string>> => {
    if (homeCurrency !== undefined) return ok(homeCurrency);
    const facts = await company();
    return facts.ok ? ok(facts.value.homeCurrency) : facts;
  };
  const found = async (
    kind: DocumentKind,
    json: unknown,
    sent?: string,
  ): Promise<FoundDocument | undefined> => {
    if (homeCurrency === undefined && lacksCurrency(json)) await company();
    const document = foundDocument(kind, json, homeCurrency);
    if (document === undefined || sent === undefined) return document;
    const differences = differencesOf(sent, json, document.currency);
    return differences.length === 0 ? document : { ...document, differences };
  };

  const scanned = async (kind: DocumentKind, json: unknown) => {
    const document = await found(kind, json);
    return document === undefined ? undefined : scannedDocument(document, json);
  };

  const find = async (kind: DocumentKind, where: string): Promise<Result<readonly FoundDocument[]>> => {
    const { entity } = documentRows[kind];
    const rows = await queryAll(call, entity, where);
    if (!rows.ok) return rows;
    const documents: FoundDocument[] = [];
    for (const row of rows.value) {
      const document = await found(kind, row);
      if (document === undefined) {
        return failed(problem('quickbooks_answer_unreadable', { where: `query ${entity}` }));
      }
      documents.push(document);
    }
    return ok(documents);
  };

  const { throttle, batchLimits: limits = usualBatchLimits } = parts;
  return {
    batching: createBatching({ call, found, find, throttle, limits, urgency: 'background' }),
    readCompany: company,
    readLists: (asked?: ListsAsked) =>
      readLists({ call, nowMs: () => clock.nowMs(), homeCurrency: currencyOfCompany }, asked),

    async findByNumberPrefix(kind, numberPrefix) {
      const { numberField } = documentRows[kind];
      if (numberField === undefined) return ok([]);
      const documents = await find(kind, `${numberField} like ${quoted(`${numberPrefix}%`)}`);
      if (!documents.ok) return documents;
      return ok(documents.value.filter(({ number }) => number?.startsWith(numberPrefix) === true));
    },

    async findByDateAndTotal(kind, date, totalMinor, currency) {
      const { totalField, totalQueried } = documentRows[kind];
      const ofDay = `TxnDate = ${quoted(date)}`;
      const isAny = totalMinor === 'any';
      const ofTotal = isAny ? '' : ` and ${totalField} = ${quoted(decimalText(totalMinor, currency))}`;
      const documents = await find(kind, totalQueried ? `${ofDay}${ofTotal}` : ofDay);
      if (!documents.ok) return documents;
      return ok(
        documents.value.filter(
          (document) => (isAny || document.totalMinor === totalMinor) && document.currency === currency,
        ),
      );
    },

    async readDocument(kind, id, sent) {
      const { entity, path } = documentRows[kind];
      const end = await call({ method: 'GET', path: `/${path}/${encodeURIComponent(id)}` });
      if (end.ended === 'refused') {
        return end.verdict.code === '610' ? ok('absent') : failed(end.verdict.problem);
      }
      if (end.ended !== 'answered') return failed(end.problem);
      const json = memberOf(end.json, entity);
      if (isDeleted(json)) return ok('absent');
      const document = await found(kind, json, sent);
      return document === undefined
        ? failed(problem('quickbooks_answer_unreadable', { where: `${entity} ${id}` }))
        : ok(document);
    },

    async readDocuments(kind, ids) {
      const documents: FoundDocument[] = [];
      for (let from = 0; from < ids.length; from += idsInQuery) {
        const asked = ids.slice(from, from + idsInQuery).map(quoted);
        const read = await find(kind, `Id in (${asked.join(', ')})`);
        if (!read.ok) return read;
        documents.push(...read.value);
      }
      return ok(documents);
    },
    readCleared: (firstDay, lastDay) => readCleared(call, firstDay, lastDay),
    makeInactive: (list, id) => makeInactive(call, list, id),

    createDocument: (kind, payload, requestId) => createDocument(call, found, kind, payload, requestId),
    changeDocument: (kind, change, requestId) => changeDocument(call, found, kind, change, requestId),
    deleteDocument: (kind, id, syncToken, requestId) => deleteDocument(call, kind, id, syncToken, requestId),

    scanDocuments: (kind, by, cursor) => scanDocuments(call, scanned, kind, by, cursor),
    readDocumentChanges: (kinds, since) =>
      documentChanges({ call, read: scanned, nowMs: () => clock.nowMs() }, kinds, since),
    readNotes: (start) => readNotes(call, start),
    attachNote: (kind, id, note, requestId) => attachNote(call, kind, id, note, requestId),

    claimNotes: createClaimNotes(call),
    attachments: createAttachments(call),

    createAccount: (account, whenTaken) => createAccount(call, account, whenTaken),
    createItem: (item, whenTaken) => createItem(call, item, whenTaken),
    createCustomer: (customer, whenTaken) => createCustomer(call, customer, whenTaken),
    createVendor: (vendor, whenTaken) => createVendor(call, vendor, whenTaken),
    createPaymentMethod: (method) => createPaymentMethod(call, method),
    createProduct: (product) => createProduct(call, product),
    readExchangeRate: (currency, date) => readExchangeRate(call, currency, date, clock.nowMs()),
  };
}

/** Counts for the seller's eyes alone: a store that fails must not lose the answer. */
async function countReads({ reads, realmId, clock }: QuickBooksClientParts, count: number): Promise<void> {
  if (count === 0) return;
  try {
    await reads?.addReads(realmId, instantText(clock.nowMs()).slice(0, 7), count);
  } catch {
    return;
  }
}
