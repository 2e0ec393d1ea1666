import type { BatchEnd, ItemOutcome } from '../../../lib/posting/batch/batchEnd';
import type { ChangeOutcome, RemoveOutcome, SendOutcome } from '../../../lib/posting/outcome';
import { failed, ok, type Problem, problem, type Result } from '../../../lib/problem/problem';
import { documentRows } from '../../../lib/quickbooks/documents/documentRows';
import type { BatchPorts } from '../../../lib/sync/batch/ports';
import type { ScanPorts } from '../../../lib/sync/scans';
import type { Payload, StormCompany } from './company';
import type { Fault } from './faults';
import { scanningOf } from './scanning';
import type { StormStore } from './store';

/** All that a worker of a browser can reach. */
export type StormPorts = BatchPorts & Pick<ScanPorts, 'scan' | 'scans'>;

/** Whom a call asks. */
export type Asks = 'store' | 'quickbooks' | 'write';

/** One port call that waits for its turn. */
export interface Parked {
  readonly worker: Worker;
  readonly resume: () => void;
}

/** What a worker lives in. */
export interface Surroundings {
  readonly company: StormCompany;
  readonly park: (parked: Parked) => void;
  readonly faultAt: (worker: Worker, name: string, asks: Asks) => Fault;
  /** How long a request that lands late, or for the second time, is on its way. */
  readonly lateMs: () => number;
  readonly told: (line: string) => void;
}

/** How far apart calls are. */
const stepMs = 50;
const waitMs = 60_000;

/** One worker's life: ports that can be cut, over a company and a store that stay. */
export class Worker {
  calls = 0;
  dead = false;
  asleep = false;
  ended = false;
  readonly store: StormStore;
  readonly label: string;
  private readonly around: Surroundings;
  private wake: (() => void) | undefined;

  constructor(label: string, store: StormStore, around: Surroundings) {
    this.label = label;
    this.store = store;
    this.around = around;
  }

  /** The sleeper goes on, without the locks that it held. */
  awake(): void {
    this.asleep = false;
    this.wake?.();
  }

  /** The browser lost all that it knew: nothing of this worker goes on. */
  die(): void {
    this.dead = true;
    this.ended = true;
    this.store.release(this);
  }

  /** Waits for its turn, then does `act` unless the worker dies of it. */
  private async call<T>(name: string, asks: Asks, act: (fault: Fault) => T): Promise<T> {
    if (this.dead) return new Promise<never>(() => undefined);
    await new Promise<void>((resume) => this.around.park({ worker: this, resume }));
    const { company, faultAt, told } = this.around;
    this.calls += 1;
    company.pass(stepMs);
    const fault = faultAt(this, name, asks);
    told(`${this.label} ${this.calls} ${name}${fault.name === '' ? '' : ` (${fault.name})`}`);
    if (fault.worker === 'sleepsBefore') await this.sleep();
    if (fault.worker === 'dies') {
      if (asks !== 'store' || fault.arrives !== 'not') act(fault);
      this.die();
      return new Promise<never>(() => undefined);
    }
    const answer = act(fault);
    if (fault.worker === 'sleepsAfter') await this.sleep();
    return answer;
  }

  private sleep(): Promise<void> {
    this.asleep = true;
    const waitAgain = this.store.release(this);
    return new Promise((wake) => {
      this.wake = () => {
        waitAgain();
        wake();
      };
    });
  }

  private ask<T>(name: string, act: () => T): Promise<Result<T>> {
    return this.call(name, 'quickbooks', ({ answer }) => {
      if (answer !== 'asItIs') return failed(problemOf(answer, name));
      return ok(act());
    });
  }

  /** A request that changes something: `act` may be done never, now, later or twice, and the reply may be lost. */
  private send<T extends { readonly outcome: string }>(
    name: string,
    act: () => T,
  ): Promise<
    T | { outcome: 'unknown'; problem: Problem } | { outcome: 'notSent'; problem: Problem; waitMs: number }
  > {
    return this.call(name, 'write', (fault) => {
      const outcome = this.deliver(fault, act);
      if (fault.answer === 'busy' || fault.answer === 'notLetIn')
        return { outcome: 'notSent' as const, problem: problemOf(fault.answer, name), waitMs };
      if (fault.answer !== 'asItIs' || outcome === undefined)
        return { outcome: 'unknown' as const, problem: problemOf(fault.answer, name) };
      return outcome;
    });
  }

  private deliver<T>({ arrives }: Fault, act: () => T): T | undefined {
    const { company, lateMs } = this.around;
    switch (arrives) {
      case 'not':
      case 'in part':
        return undefined;
      case 'now':
        return act();
      case 'late':
        company.later(lateMs(), act);
        return undefined;
      case 'twice': {
        const first = act();
        // What is refused is refused twice: nobody opens the books between two deliveries of one request.
        const isRefused = typeof first === 'object' && JSON.stringify(first).includes('"rejected"');
        if (!isRefused) company.later(lateMs(), act);
        return first;
      }
    }
  }

  private async hold<T>(name: string, run: () => Promise<T>): Promise<T> {
    await this.call(`lock ${name}`, 'store', () => undefined);
    await this.granted(name);
    try {
      return await run();
    } finally {
      this.letGo(name);
    }
  }

  private granted(name: string): Promise<void> {
    if (this.dead) return new Promise(() => undefined);
    return new Promise((granted) => this.store.queue(name, this, granted));
  }

  /** A sleeper has lost the lock, and what others hold by then stays theirs. */
  private letGo(name: string): void {
    const [holder, ...rest] = this.store.locks.get(name) ?? [];
    if (holder?.by !== this) return;
    this.store.locks.set(name, rest);
    rest[0]?.granted();
  }

  private batchEnd(fault: Fault, act: (most?: number) => readonly ItemOutcome[], count: number): BatchEnd {
    const unclear = { outcome: 'unknown', problem: problem('quickbooks_unavailable') } as const;
    const busy = { outcome: 'notSent', problem: problemOf(fault.answer, 'batch'), waitMs } as const;
    if (fault.arrives === 'in part') act(Math.ceil(count / 2));
    const outcomes = this.deliver(fault, act);
    const every = <O extends SendOutcome & RemoveOutcome>(outcome: O): readonly ItemOutcome[] =>
      Array.from({ length: count }, () => ({ operation: 'create', outcome }));
    if (fault.answer === 'busy' || fault.answer === 'notLetIn')
      return { ended: 'notProcessed', outcomes: every(busy) };
    // A truncated answer tells of no item; the service may leave one out.
    if (fault.answer !== 'asItIs' || outcomes === undefined)
      return { ended: 'unclear', outcomes: every(unclear) };
    return { ended: 'answered', outcomes };
  }

  get ports(): StormPorts {
    const { company } = this.around;
    const { store } = this;
    const toStore = <T>(name: string, act: () => T): Promise<T> => this.call(name, 'store', act);
    return {
      ...scanningOf(company, store, (name, act) => this.ask(name, act), toStore),
      clock: { nowMs: () => company.nowMs },
      announce: () => undefined,
      freeze: ({ number, date, totalMinor, currency }, privateNote) =>
        JSON.stringify({ number, date, totalMinor, currency, privateNote } satisfies Payload),
      lock: { hold: (name, run) => this.hold(name, run) },
      amazon: {
        getOrder: async () => failed(problem('amazon_unavailable')),
        listTransactionsOfOrder: async () => failed(problem('amazon_unavailable')),
        getMarketplaceParticipations: async () => failed(problem('amazon_unavailable')),
      },
      quickbooks: {
        readCompany: () => this.ask('readCompany', () => store.books.company),
        readLists: () => this.ask('readLists', () => store.books.lists),
        findByNumberPrefix: (kind, prefix) =>
          this.ask(`findByNumberPrefix ${kind} ${prefix}`, () =>
            documentRows[kind].numberField === undefined
              ? []
              : company.query(kind, ({ number }) => number?.startsWith(prefix) === true),
          ),
        findByDateAndTotal: (kind, date, total) =>
          this.ask(`findByDateAndTotal ${kind}`, () =>
            company.query(
              kind,
              (each) => each.date === date && (total === 'any' || each.totalMinor === total),
            ),
          ),
        readDocument: (kind, id) => this.ask(`readDocument ${kind} ${id}`, () => company.read(kind, id)),
        readDocuments: (kind, ids) =>
          this.ask(`readDocuments ${kind}`, () => company.query(kind, ({ id }) => ids.includes(id))),
        readCleared: () => this.ask('readCleared', () => new Map(company.cleared)),
        makeInactive: () => this.ask('makeInactive', () => null),
        createDocument: (kind, payload, requestId) =>
          this.send<SendOutcome>(`createDocument ${kind} ${requestId}`, () =>
            company.create(kind, payload, requestId),
          ),
        changeDocument: (kind, change, requestId) =>
          this.send<ChangeOutcome>(`changeDocument ${kind} ${change.id}`, () =>
            company.change(kind, change, requestId),
          ),
        deleteDocument: (kind, id, syncToken) =>
          this.send<RemoveOutcome>(`deleteDocument ${kind} ${id}`, () => company.remove(kind, id, syncToken)),
      },
      batching: {
        mostItems: 30,
        batchTurn: () => toStore('batchTurn', () => ({ granted: true })),
        sendBatch: (batch) =>
          this.call(`sendBatch ${batch.requestId} of ${batch.items.length}`, 'write', (fault) => {
            const end = this.batchEnd(fault, (most) => company.batch(batch, most), batch.items.length);
            const outcomes = end.outcomes.map(
              (each, index) => ({ ...each, operation: batch.items[index]?.operation }) as ItemOutcome,
            );
            return { ...end, outcomes };
          }),
        findByNumbers: (kind, numbers) =>
          this.ask(`findByNumbers ${kind}`, () =>
            documentRows[kind].numberField === undefined
              ? []
              : company.query(kind, ({ number = '' }) => numbers.includes(number)),
          ),
        findByTotals: (kind, { first, last }, totals) =>
          this.ask(`findByTotals ${kind}`, () =>
            company.query(
              kind,
              ({ date, totalMinor }) =>
                date >= first && date <= last && (totals === 'any' || totals.includes(totalMinor)),
            ),
          ),
        findCreatedSince: (kind, sinceMs) =>
          this.ask(`findCreatedSince ${kind}`, () =>
            company.query(kind, ({ createdAtMs }) => createdAtMs >= sinceMs),
          ),
      },
      store: {
        readBooks: () => toStore('readBooks', () => store.books),
        saveCompany: async () => undefined,
        saveSetup: async () => undefined,
        readOrder: async () => undefined,
        saveOrder: async () => undefined,
        readPosting: (key) => toStore('readPosting', () => store.get(key)),
        readPostingsOfOrder: (orderId) =>
          toStore('readPostingsOfOrder', () =>
            [...store.postings.values()].filter((each) => each.orderId === orderId),
          ),
        readDuePostings: () => toStore('readDuePostings', () => store.due()),
        writePosting: (posting, expected) =>
          toStore(`writePosting ${posting.key} ${posting.state}`, () => store.write(posting, expected)),
        readUndoPostings: () => toStore('readUndoPostings', () => [...store.postings.values()]),
        readUndoRun: () => toStore('readUndoRun', () => store.undoRun),
        writeUndoRun: (run) =>
          toStore('writeUndoRun', () => {
            store.undoRun = run;
          }),
        readOwners: (_realmId, keys) => toStore('readOwners', () => store.owners(keys)),
        readSuffixes: async () => [],
        addSuffixes: async () => undefined,
      },
      batches: {
        writeTogether: (_realmId, writes, change) =>
          toStore(`writeTogether of ${writes.length}`, () => store.writeTogether(writes, change)),
        readBatches: () => toStore('readBatches', () => [...store.batches.values()]),
        readPostings: (keys) => toStore('readPostings', () => keys.flatMap((key) => store.get(key) ?? [])),
        readPace: () => toStore('readPace', () => store.pace),
      },
    };
  }
}

function problemOf(answer: Fault['answer'], where: string): Problem {
  switch (answer) {
    case 'busy':
      return problem('quickbooks_busy');
    case 'notLetIn':
      return problem('quickbooks_grant_revoked');
    case 'unreadable':
      return problem('quickbooks_answer_unreadable', { where });
    case 'asItIs':
    case 'none':
      return problem('quickbooks_unavailable');
  }
}
