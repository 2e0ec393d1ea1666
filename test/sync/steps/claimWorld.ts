import type { ClaimNote } from '../../../lib/posting/claimNote';
import {
  type ClaimWriteOutcome,
  maySendByItself,
  type Writer,
  type WriterWish,
} from '../../../lib/posting/claimState';
import { failed, ok, problem } from '../../../lib/problem/problem';
import type { ClaimPorts } from '../../../lib/sync/claimPorts';
import { claimWriter, continueClaim } from '../../../lib/sync/steps/claim';

/** What happens to one call. A death cuts every port of the worker. */
export type Fault = 'none' | 'die before' | 'die after' | 'lost before' | 'lost after' | 'throttled' | 'slow';

/** How QuickBooks behaves where its documentation leaves it open. */
export interface NotesMode {
  readonly requestId: 'honoured' | 'ignored';
  /** Queries show a note only so long after it was made. */
  readonly indexLagMs: number;
}

interface Kept extends ClaimNote {
  readonly visibleAtMs: number;
}

/** Intuit lets a request take so long. */
const slowMs = 110_000;
const callMs = 400;

/** The notes of one company in memory, on a clock of its own. */
export class Notes {
  nowMs = 1_790_000_000_000;
  readonly mode: NotesMode;
  private notes: Kept[] = [];
  private readonly answered = new Map<string, ClaimNote>();
  private readonly late: { readonly atMs: number; readonly run: () => void }[] = [];
  private nextId = 10;

  constructor(mode: NotesMode = { requestId: 'honoured', indexLagMs: 0 }) {
    this.mode = mode;
  }

  get live(): readonly ClaimNote[] {
    this.land();
    return this.notes;
  }

  query(): readonly ClaimNote[] {
    return this.live.filter((note) => (note as Kept).visibleAtMs <= this.nowMs);
  }

  create(text: string, requestId: string): ClaimNote {
    const before = this.mode.requestId === 'honoured' ? this.answered.get(requestId) : undefined;
    if (before !== undefined) return before;
    // QuickBooks tells times to the second.
    const atMs = Math.floor(this.nowMs / 1000) * 1000;
    const note = { id: String(this.nextId), syncToken: '0', text, createdAtMs: atMs, updatedAtMs: atMs };
    this.nextId += 1;
    this.notes = [...this.notes, { ...note, visibleAtMs: this.nowMs + this.mode.indexLagMs }];
    this.answered.set(requestId, note);
    return note;
  }

  change(id: string, syncToken: string, text: string): ClaimNote | undefined {
    const before = this.live.find((note) => note.id === id && note.syncToken === syncToken) as
      | Kept
      | undefined;
    if (before === undefined) return undefined;
    const updatedAtMs = Math.floor(this.nowMs / 1000) * 1000;
    const after = { ...before, text, syncToken: String(Number(syncToken) + 1), updatedAtMs };
    this.notes = this.notes.map((note) => (note.id === id ? after : note));
    return after;
  }

  remove(id: string, syncToken?: string): boolean {
    const found = this.live.find((note) => note.id === id);
    if (found === undefined) return true;
    if (syncToken !== undefined && found.syncToken !== syncToken) return false;
    this.notes = this.notes.filter((note) => note.id !== id);
    return true;
  }

  later(run: () => void): void {
    this.late.push({ atMs: this.nowMs + slowMs, run });
  }

  private land(): void {
    const due = this.late.filter(({ atMs }) => atMs <= this.nowMs);
    for (const each of due) {
      this.late.splice(this.late.indexOf(each), 1);
      each.run();
    }
  }
}

/** One browser: what it has stored outlives its workers. */
export class Browser {
  readonly name: string;
  writer: Writer;
  /** Its worker now; a port of an older one does nothing any more. */
  life = 0;
  calls = 0;
  marksRead = 0;
  readonly trace: string[] = [];

  constructor(name: string, realmId = '1') {
    this.name = name;
    const deviceId = `device-${name}`;
    this.writer = { realmId, deviceId, deviceName: `Browser ${name}`, creations: 0, updatedAtMs: 0 };
  }
}

/** One company, some browsers, and what must hold of them at every moment. */
export class ClaimWorld {
  readonly notes: Notes;
  readonly browsers: readonly Browser[];
  readonly trace: string[] = [];
  private readonly lastMayMs = new Map<string, number>();
  /** Called at every call, to give the turn to others. */
  yields: (browser: Browser, call: string) => Promise<void> = async () => undefined;

  constructor(names: readonly string[], mode?: NotesMode) {
    this.notes = new Notes(mode);
    this.browsers = names.map((name) => new Browser(name));
  }

  browser(name: string): Browser {
    const found = this.browsers.find((each) => each.name === name);
    if (found === undefined) throw new Error(name);
    return found;
  }

  /** Who may send by itself now. */
  senders(): readonly string[] {
    return this.browsers
      .filter(({ writer }) => maySendByItself(writer, this.notes.nowMs))
      .map(({ name }) => name);
  }

  /** Never two; and what one sent at the last moment has landed before another begins. */
  check(): void {
    const { nowMs } = this.notes;
    const senders = this.senders();
    for (const name of senders) {
      for (const [other, atMs] of this.lastMayMs) {
        if (other !== name && nowMs - atMs < 120_000)
          throw new Error(`${name} sends beside ${other}\n${this.trace.join('\n')}`);
      }
    }
    for (const name of senders) this.lastMayMs.set(name, nowMs);
  }

  async run(
    browser: Browser,
    by: WriterWish['by'] | 'continue',
    fault: (call: number, name: string) => Fault = () => 'none',
  ): Promise<'ended' | 'died'> {
    browser.life += 1;
    browser.calls = 0;
    const { realmId } = browser.writer;
    const end = await new Promise<'ended' | 'died'>((resolve, reject) => {
      const ports = this.ports(browser, browser.life, fault, () => resolve('died'));
      const work = by === 'continue' ? continueClaim(ports, realmId) : claimWriter(ports, realmId, by);
      work.then(() => resolve('ended'), reject);
    });
    this.trace.push(`${this.notes.nowMs} ${browser.name} ${by} ${end} ${JSON.stringify(browser.writer)}`);
    this.check();
    return end;
  }

  /** Continues where that is due, as alarms would have it. */
  async wake(browser: Browser, fault?: (call: number, name: string) => Fault): Promise<void> {
    const { nextAtMs } = browser.writer;
    if (nextAtMs !== undefined && nextAtMs <= this.notes.nowMs) await this.run(browser, 'continue', fault);
  }

  /** Time passes in small steps; every browser wakes when it is due, and runs on schedule where it should. */
  async pass(forMs: number, scheduled: readonly Browser[] = []): Promise<void> {
    const stepMs = 120_000;
    for (let passedMs = 0; passedMs < forMs; passedMs += stepMs) {
      this.notes.nowMs += Math.min(stepMs, forMs - passedMs);
      for (const browser of this.browsers) await this.wake(browser);
      for (const browser of scheduled) await this.run(browser, 'schedule');
      this.check();
    }
  }

  private ports(
    browser: Browser,
    life: number,
    faultAt: (call: number, name: string) => Fault,
    die: () => void,
  ): ClaimPorts {
    const call = async <T>(name: string, act: (fault: Fault) => T): Promise<T> => {
      await this.yields(browser, name);
      // A newer worker of the browser is at work: this one's is over.
      if (browser.life !== life) {
        die();
        return new Promise<never>(() => undefined);
      }
      browser.calls += 1;
      this.notes.nowMs += callMs;
      this.check();
      const fault = faultAt(browser.calls, name);
      this.trace.push(`${this.notes.nowMs} ${browser.name} ${name} ${fault}`);
      if (fault === 'die before' || fault === 'die after') {
        if (fault === 'die after') act(fault);
        browser.life += 1;
        die();
        return new Promise<never>(() => undefined);
      }
      return act(fault);
    };
    const unavailable = problem('quickbooks_unavailable');
    const write = (fault: Fault, act: () => ClaimNote | undefined): ClaimWriteOutcome => {
      const unknown = { outcome: 'unknown' as const, problem: unavailable };
      if (fault === 'throttled')
        return { outcome: 'notSent', problem: problem('quickbooks_busy'), waitMs: 60_000 };
      if (fault === 'lost before') return unknown;
      if (fault === 'slow') {
        this.notes.later(act);
        return unknown;
      }
      const note = act();
      if (fault === 'lost after') return unknown;
      return note === undefined ? { outcome: 'stale' } : { outcome: 'written', note };
    };
    const reads = (fault: Fault): boolean => fault === 'none' || fault === 'die after' || fault === 'slow';
    return {
      clock: { nowMs: () => this.notes.nowMs },
      lock: { hold: (_name, run) => run() },
      store: {
        readWriter: () => call('readWriter', () => browser.writer),
        writeWriter: (writer, expected) =>
          call('writeWriter', () => {
            if (browser.writer.updatedAtMs !== expected) return false;
            browser.writer = writer;
            return true;
          }),
      },
      notes: {
        readClaims: () =>
          call('readClaims', (fault) =>
            reads(fault)
              ? ok({ notes: this.notes.query(), serverNowMs: this.notes.nowMs })
              : failed(unavailable),
          ),
        createClaim: (text, requestId) =>
          call('createClaim', (fault) => write(fault, () => this.notes.create(text, requestId))),
        changeClaim: (id, syncToken, text) =>
          call('changeClaim', (fault) => write(fault, () => this.notes.change(id, syncToken, text))),
        removeClaim: (id, syncToken) =>
          call('removeClaim', (fault) => {
            if (fault !== 'none' && fault !== 'die after' && fault !== 'lost after') return false;
            const gone = this.notes.remove(id, syncToken);
            return fault === 'none' ? gone : false;
          }),
      },
      readMarks: () =>
        call('readMarks', (fault) => {
          if (!reads(fault)) return failed(unavailable);
          browser.marksRead += 1;
          return ok({ done: true as const });
        }),
    };
  }
}
