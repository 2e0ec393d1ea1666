import type { DocumentKind } from '../../../lib/books/draft';
import type { Batch } from '../../../lib/posting/batch/batch';
import type { ItemOutcome } from '../../../lib/posting/batch/batchEnd';
import { readMark } from '../../../lib/posting/marks';
import type { ChangeOutcome, FoundDocument, RemoveOutcome, SendOutcome } from '../../../lib/posting/outcome';
import type { ClearedStatus } from '../../../lib/posting/undo/undoPlan';
import { problem } from '../../../lib/problem/problem';
import { documentRows } from '../../../lib/quickbooks/documents/documentRows';

/** "Negative amounts aren't supported on transaction lines". Source: Intuit, error codes. */
export const refusedShape = '2290';

/** How this company's QuickBooks behaves where Intuit's documentation leaves it open. */
export interface Traits {
  readonly requestId: 'honoured' | 'expired' | 'ignored' | 'answered with 600';
  readonly duplicateWarning: boolean;
  readonly customNumbers: boolean;
  /** Of sales and refunds, which then go as journal entries. */
  readonly negativeLines: 'taken' | 'refused';
  /** Queries show a document only so long after it was made. */
  readonly indexLagMs: number;
}

/** What is sent in these worlds. */
export interface Payload {
  readonly number: string;
  readonly date: string;
  readonly totalMinor: number;
  readonly currency: string;
  readonly privateNote: string;
}

/** One document that was ever made. */
export interface Made {
  document: FoundDocument;
  /** The bytes that it was made, or last changed, with; none where a person made it. */
  payload: string | undefined;
  readonly visibleAtMs: number;
  deleted: boolean;
  /** A person made, changed or deleted it. */
  touched: boolean;
  /** A person changed what it says. */
  edited?: true;
}

interface Remembered<T> {
  readonly atMs: number;
  readonly answer: T;
}

/** Within this a company that forgets request ids still knows one. */
const rememberedMs = 20_000;

/** A small strict QuickBooks in memory, on a virtual clock: every kind of document with its own numbers. */
export class StormCompany {
  nowMs = 1_790_000_000_000;
  readonly traits: Traits;
  readonly made: Made[] = [];
  readonly cleared = new Map<string, ClearedStatus>();
  /** Hashes of posting keys of which two documents that nobody copied were there at once. */
  readonly doubled = new Set<string>();
  /** Documents that were removed though a person had changed them. */
  readonly harmed = new Set<string>();
  /** QuickBooks makes another total than was sent. */
  addedMinor = 0;
  /** QuickBooks refuses whatever is new or changed. */
  refuses = false;
  private readonly creations = new Map<string, Remembered<SendOutcome>>();
  private readonly changes = new Map<string, Remembered<ChangeOutcome>>();
  private readonly batches = new Map<string, Remembered<readonly ItemOutcome[]>>();
  private late: { readonly atMs: number; readonly land: () => void }[] = [];

  constructor(traits: Traits) {
    this.traits = traits;
  }

  /** Lets time pass; what is on its way arrives in between, in order. */
  pass(forMs: number): void {
    const untilMs = this.nowMs + forMs;
    for (;;) {
      const [first] = this.late.filter(({ atMs }) => atMs <= untilMs).sort((a, b) => a.atMs - b.atMs);
      if (first === undefined) break;
      this.late = this.late.filter((each) => each !== first);
      this.nowMs = Math.max(this.nowMs, first.atMs);
      first.land();
    }
    this.nowMs = untilMs;
  }

  /** Something that is done so much later. */
  later(afterMs: number, land: () => void): void {
    this.late.push({ atMs: this.nowMs + afterMs, land });
  }

  /** Documents that are there now. */
  live(): readonly Made[] {
    return this.made.filter(({ deleted }) => !deleted);
  }

  /** The live documents with the mark of a posting. */
  marked(hash: string): readonly Made[] {
    return this.live().filter(({ document }) => readMark(document.privateNote)?.keyHash === hash);
  }

  query(kind: DocumentKind, where: (document: FoundDocument) => boolean): readonly FoundDocument[] {
    return this.live()
      .filter(({ visibleAtMs }) => visibleAtMs <= this.nowMs)
      .map(({ document }) => document)
      .filter((document) => document.kind === kind && where(document));
  }

  read(kind: DocumentKind, id: string): FoundDocument | 'absent' {
    return this.there(kind, id)?.document ?? 'absent';
  }

  create(kind: DocumentKind, payload: string, requestId: string): SendOutcome {
    const seen = this.known(this.creations, requestId);
    if (seen === 'refused') return { outcome: 'duplicate', problem: problem('quickbooks_request_seen') };
    if (seen !== undefined) return seen.answer;
    const answer = this.make(kind, payload);
    this.creations.set(requestId, { atMs: this.nowMs, answer });
    return answer;
  }

  remove(kind: DocumentKind, id: string, syncToken: string): RemoveOutcome {
    const made = this.there(kind, id);
    if (made === undefined) return { outcome: 'absent' };
    if (made.document.syncToken !== syncToken)
      return { outcome: 'stale', problem: problem('quickbooks_changed_meanwhile') };
    if (made.document.deposited) return { outcome: 'rejected', problem: problem('quickbooks_deposited') };
    made.deleted = true;
    if (made.edited === true) this.harmed.add(id);
    return { outcome: 'removed' };
  }

  change(
    kind: DocumentKind,
    { id, syncToken, payload }: { readonly id: string; readonly syncToken: string; readonly payload: string },
    requestId: string,
  ): ChangeOutcome {
    const seen = this.known(this.changes, requestId);
    if (seen === 'refused') return { outcome: 'rejected', problem: problem('quickbooks_request_seen') };
    if (seen !== undefined) return seen.answer;
    const made = this.there(kind, id);
    const answer: ChangeOutcome =
      made === undefined || made.document.syncToken !== syncToken || this.refuses
        ? { outcome: 'rejected', problem: problem('quickbooks_changed_meanwhile') }
        : { outcome: 'changed', document: this.rewrite(made, payload) };
    this.changes.set(requestId, { atMs: this.nowMs, answer });
    return answer;
  }

  /** Item by item; only the first `most` where the service is cut short in the middle. */
  batch({ items, requestId }: Batch, most = items.length): readonly ItemOutcome[] {
    const seen = this.known(this.batches, requestId);
    if (seen === 'refused')
      return items.map(({ operation }) =>
        operation === 'create'
          ? { operation, outcome: { outcome: 'duplicate', problem: problem('quickbooks_request_seen') } }
          : { operation, outcome: { outcome: 'unknown', problem: problem('quickbooks_request_seen') } },
      );
    if (seen !== undefined) return seen.answer;
    const answer = items.slice(0, most).map((item): ItemOutcome => {
      const { operation, kind } = item;
      return item.operation === 'create'
        ? { operation: 'create', outcome: this.make(kind, item.payload) }
        : { operation: operation as 'delete', outcome: this.remove(kind, item.id, item.syncToken) };
    });
    if (most === items.length) this.batches.set(requestId, { atMs: this.nowMs, answer });
    return answer;
  }

  /** A person changes a document. */
  edit(made: Made, change: Partial<FoundDocument>): void {
    const syncToken = String(Number(made.document.syncToken) + 1);
    made.document = { ...made.document, ...change, syncToken, updatedAtMs: this.nowMs };
    made.touched = true;
    made.edited = true;
  }

  /** A person enters a document, or copies one. */
  enter(
    document: Omit<FoundDocument, 'id' | 'syncToken' | 'createdAtMs' | 'updatedAtMs' | 'deposited'>,
  ): void {
    this.made.push({
      document: {
        ...document,
        id: String(this.made.length + 1),
        syncToken: '0',
        createdAtMs: this.nowMs,
        updatedAtMs: this.nowMs,
        deposited: false,
      },
      payload: undefined,
      visibleAtMs: this.nowMs,
      deleted: false,
      touched: true,
    });
  }

  private there(kind: DocumentKind, id: string): Made | undefined {
    return this.live().find(({ document }) => document.id === id && document.kind === kind);
  }

  private make(kind: DocumentKind, text: string): SendOutcome {
    if (this.refuses)
      return { outcome: 'rejected', problem: problem('quickbooks_refused'), faultCode: '6000' };
    if (this.traits.negativeLines === 'refused' && (kind === 'salesReceipt' || kind === 'refundReceipt'))
      return { outcome: 'rejected', problem: problem('quickbooks_refused'), faultCode: refusedShape };
    const { number: wanted, totalMinor, ...payload } = JSON.parse(text) as Payload;
    const { customNumbers, duplicateWarning, indexLagMs } = this.traits;
    const { numberField } = documentRows[kind];
    const isOurs = customNumbers || numberField !== 'DocNumber';
    const isTaken = this.live().some(({ document }) => document.kind === kind && document.number === wanted);
    if (numberField === 'DocNumber' && customNumbers && duplicateWarning && isTaken)
      return { outcome: 'duplicate', problem: problem('quickbooks_number_taken', { number: wanted }) };
    const number = isOurs ? wanted : String(1001 + this.made.length);
    const document: FoundDocument = {
      ...payload,
      ...(numberField === undefined ? {} : { number }),
      kind,
      id: String(this.made.length + 1),
      syncToken: '0',
      totalMinor: totalMinor + this.addedMinor,
      createdAtMs: this.nowMs,
      updatedAtMs: this.nowMs,
      deposited: false,
    };
    const visibleAtMs = this.nowMs + indexLagMs;
    this.made.push({ document, payload: text, visibleAtMs, deleted: false, touched: false });
    const hash = readMark(document.privateNote)?.keyHash ?? '';
    if (this.marked(hash).filter((each) => each.payload !== undefined).length > 1) this.doubled.add(hash);
    return { outcome: 'created', document };
  }

  private rewrite(made: Made, text: string): FoundDocument {
    const { number: _number, totalMinor, ...payload } = JSON.parse(text) as Payload;
    made.document = {
      ...made.document,
      ...payload,
      totalMinor: totalMinor + this.addedMinor,
      syncToken: String(Number(made.document.syncToken) + 1),
      updatedAtMs: this.nowMs,
    };
    made.payload = text;
    return made.document;
  }

  private known<T>(
    requests: ReadonlyMap<string, Remembered<T>>,
    requestId: string,
  ): Remembered<T> | 'refused' | undefined {
    const seen = requests.get(requestId);
    switch (this.traits.requestId) {
      case 'honoured':
        return seen;
      case 'expired':
        return seen !== undefined && this.nowMs <= seen.atMs + rememberedMs ? seen : undefined;
      case 'ignored':
        return undefined;
      case 'answered with 600':
        return seen === undefined ? undefined : 'refused';
    }
  }
}
