import type { DocumentKind } from '../../lib/books/draft';
import type { ChangeOutcome, FoundDocument, RemoveOutcome, SendOutcome } from '../../lib/posting/outcome';
import type { ClearedStatus } from '../../lib/posting/undo/undoPlan';
import { problem } from '../../lib/problem/problem';

/** How this company's QuickBooks behaves where Intuit's documentation leaves it open. */
export interface CompanyMode {
  readonly requestId: 'honoured' | 'expired' | 'ignored' | 'answered with 600';
  readonly duplicateWarning: boolean;
  readonly customNumbers: boolean;
  /** A request whose reply is lost has landed before the next look-up, or lands some time after it. */
  readonly commit: 'before' | 'after';
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
interface Made {
  document: FoundDocument;
  readonly visibleAtMs: number;
  deleted: boolean;
}

/** One change that was ever asked for. */
interface Change {
  readonly id: string;
  readonly syncToken: string;
  readonly text: string;
  readonly atMs: number;
  document: FoundDocument | undefined;
}

/** Within this a company that forgets request ids still knows one: shorter than another browser’s whole posting. */
const rememberedMs = 200;
/** A lost request lands so much later; shorter than the 120 seconds that Intuit lets a request take. */
const slowMs = 90_000;
/** Where commits are seen late, look-ups see even an answered one only after this. */
const indexLagMs = 2_000;

/** A tiny strict QuickBooks in memory, on a virtual clock. */
export class Company {
  nowMs = 1_790_000_000_000;
  readonly made: Made[] = [];
  readonly mode: CompanyMode;
  /** Documents that a person has reconciled or matched, by id. */
  readonly cleared = new Map<string, ClearedStatus>();
  /** Entries of lists that were made inactive: `item/12`. */
  readonly inactive = new Set<string>();
  /** For worlds in which QuickBooks makes another total than was sent. */
  taxMinor = 0;
  /** For worlds whose look-ups lag far behind. */
  visibleAfterMs = 0;
  private readonly changes = new Map<string, Change>();
  private readonly pending: Change[] = [];
  private readonly requests = new Map<string, { readonly atMs: number; readonly made: Made }>();

  constructor(mode: CompanyMode) {
    this.mode = mode;
  }

  /** Documents that are there now. */
  live(): readonly FoundDocument[] {
    this.land();
    return this.made
      .filter((each) => !each.deleted && each.document.createdAtMs <= this.nowMs)
      .map(({ document }) => document);
  }

  /** Documents that a query shows now. */
  private queried(): readonly FoundDocument[] {
    this.land();
    return this.made
      .filter((each) => !each.deleted && each.visibleAtMs <= this.nowMs)
      .map(({ document }) => document);
  }

  byPrefix(prefix: string): readonly FoundDocument[] {
    return this.queried().filter(({ number }) => number?.startsWith(prefix));
  }

  byTotal(date: string, totalMinor: number | 'any'): readonly FoundDocument[] {
    return this.queried().filter(
      (each) => each.date === date && (totalMinor === 'any' || each.totalMinor === totalMinor),
    );
  }

  byId(id: string): FoundDocument | 'absent' {
    return this.live().find((each) => each.id === id) ?? 'absent';
  }

  create(kind: DocumentKind, text: string, requestId: string, replyIsLost: boolean): SendOutcome {
    const seen = this.remembered(requestId);
    if (seen !== undefined) {
      if (this.mode.requestId === 'answered with 600') return this.duplicate();
      const landed = seen.made.document.createdAtMs <= this.nowMs;
      return landed
        ? { outcome: 'created', document: { ...seen.made.document, syncToken: '0' } }
        : { outcome: 'unknown', problem: problem('quickbooks_unavailable') };
    }
    const payload = JSON.parse(text) as Payload;
    const { customNumbers, duplicateWarning, commit } = this.mode;
    if (customNumbers && duplicateWarning && this.live().some(({ number }) => number === payload.number))
      return this.duplicate();
    const late = commit === 'after';
    const createdAtMs = this.nowMs + (replyIsLost && late ? slowMs : 0);
    const document: FoundDocument = {
      ...payload,
      kind,
      id: String(this.made.length + 1),
      syncToken: '0',
      number: customNumbers ? payload.number : String(1001 + this.made.length),
      totalMinor: payload.totalMinor + this.taxMinor,
      createdAtMs,
      updatedAtMs: createdAtMs,
      deposited: false,
    };
    const visibleAtMs = createdAtMs + (late ? indexLagMs : 0) + this.visibleAfterMs;
    const made = { document, visibleAtMs, deleted: false };
    this.made.push(made);
    this.requests.set(requestId, { atMs: this.nowMs, made });
    return { outcome: 'created', document };
  }

  remove(id: string, syncToken: string): RemoveOutcome {
    const made = this.made.find((each) => each.document.id === id && !each.deleted);
    if (made === undefined || made.document.createdAtMs > this.nowMs) return { outcome: 'absent' };
    if (made.document.syncToken !== syncToken)
      return { outcome: 'stale', problem: problem('quickbooks_refused') };
    if (made.document.deposited) return { outcome: 'rejected', problem: problem('quickbooks_refused') };
    made.deleted = true;
    return { outcome: 'removed' };
  }

  /** Changes one version of a document; a request whose reply is lost may land later, and only on that version. */
  change(
    id: string,
    syncToken: string,
    text: string,
    requestId: string,
    replyIsLost: boolean,
  ): ChangeOutcome {
    this.land();
    const refused = { outcome: 'rejected', problem: problem('quickbooks_changed_meanwhile') } as const;
    const seen = this.changes.get(requestId);
    if (seen !== undefined && this.mode.requestId === 'honoured')
      return seen.document === undefined
        ? { outcome: 'unknown', problem: problem('quickbooks_unavailable') }
        : { outcome: 'changed', document: seen.document };
    if (seen !== undefined && this.mode.requestId === 'answered with 600')
      return { outcome: 'rejected', problem: problem('quickbooks_request_seen') };
    const late = replyIsLost && this.mode.commit === 'after';
    const change = { id, syncToken, text, atMs: this.nowMs + (late ? slowMs : 0), document: undefined };
    this.changes.set(requestId, change);
    this.pending.push(change);
    this.land();
    const made = this.changes.get(requestId)?.document;
    return made === undefined ? refused : { outcome: 'changed', document: made };
  }

  /** Carries out the changes whose time has come. */
  private land(): void {
    for (const change of this.pending.filter(({ atMs }) => atMs <= this.nowMs)) {
      this.pending.splice(this.pending.indexOf(change), 1);
      const made = this.made.find(({ document, deleted }) => document.id === change.id && !deleted);
      if (made === undefined || made.document.syncToken !== change.syncToken) continue;
      const payload = JSON.parse(change.text) as Payload;
      made.document = {
        ...made.document,
        ...payload,
        number: this.mode.customNumbers ? payload.number : (made.document.number ?? ''),
        totalMinor: payload.totalMinor + this.taxMinor,
        syncToken: String(Number(made.document.syncToken) + 1),
        updatedAtMs: this.nowMs,
      };
      change.document = made.document;
    }
  }

  /** A person changes a document by hand. */
  edit(id: string, change: Partial<FoundDocument> = {}): void {
    for (const made of this.made.filter(({ document }) => document.id === id)) {
      const syncToken = String(Number(made.document.syncToken) + 1);
      made.document = { ...made.document, ...change, syncToken, updatedAtMs: this.nowMs };
    }
  }

  /** A person enters a document by hand. */
  enter(document: FoundDocument): void {
    this.made.push({ document, visibleAtMs: this.nowMs, deleted: false });
  }

  private duplicate(): SendOutcome {
    return { outcome: 'duplicate', problem: problem('quickbooks_refused') };
  }

  private remembered(requestId: string): { readonly made: Made } | undefined {
    const { requestId: how } = this.mode;
    const seen = this.requests.get(requestId);
    if (how === 'ignored' || seen === undefined) return undefined;
    return how === 'expired' && this.nowMs > seen.atMs + rememberedMs ? undefined : seen;
  }
}
