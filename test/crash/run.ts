import type { ChangeOutcome } from '../../lib/posting/outcome';
import { failed, ok, problem, type Result } from '../../lib/problem/problem';
import type { Ports, SendOutcome } from '../../lib/sync/ports';
import type { Company, Payload } from './company';
import type { Shelf } from './shelf';

/** What happens to one port call. A death cuts every port: nothing of the dead run goes on. */
export type Fault = 'none' | 'die before' | 'die after' | 'lost before' | 'lost after' | 'throttled';

/** One port call that waits for its turn. */
export interface Parked {
  readonly run: Run;
  readonly resume: () => void;
}

const stepMs = 50;

/** One worker's life: ports that can be cut, over a company and a store that stay. */
export class Run {
  calls = 0;
  dead = false;
  ended = false;
  readonly shelf: Shelf;
  readonly trace: string[] = [];
  private readonly company: Company;
  private readonly fault: (call: number, name: string) => Fault;
  private readonly park: (parked: Parked) => void;
  private readonly releases: (() => void)[] = [];

  constructor(
    company: Company,
    shelf: Shelf,
    park: (parked: Parked) => void,
    fault: (call: number, name: string) => Fault,
  ) {
    this.company = company;
    this.shelf = shelf;
    this.park = park;
    this.fault = fault;
  }

  /** Waits for its turn, then does `act` unless the run is dead or dies of it. */
  private async call<T>(name: string, act: (fault: Fault) => T): Promise<T> {
    await new Promise<void>((resume) => this.park({ run: this, resume }));
    this.calls += 1;
    this.company.nowMs += stepMs;
    const fault = this.fault(this.calls, name);
    this.trace.push(`${this.shelf.name} ${this.calls} ${name}${fault === 'none' ? '' : ` (${fault})`}`);
    if (fault === 'die before' || fault === 'die after') {
      if (fault === 'die after') act(fault);
      this.dead = true;
      this.ended = true;
      for (const release of this.releases) release();
      return new Promise<never>(() => undefined);
    }
    return act(fault);
  }

  private ask<T>(name: string, act: () => T): Promise<Result<T>> {
    return this.call(name, (fault) =>
      fault === 'none' || fault === 'die after' ? ok(act()) : failed(problem('quickbooks_unavailable')),
    );
  }

  readonly ports: Ports = {
    clock: { nowMs: () => this.company.nowMs },
    announce: () => undefined,
    freeze: (draft, privateNote) => {
      const { number, date, totalMinor, currency } = draft;
      return JSON.stringify({ number, date, totalMinor, currency, privateNote } satisfies Payload);
    },
    lock: {
      hold: async (_name, run) => {
        await this.call('lock', () => undefined);
        const before = this.shelf.lockTail;
        const { promise, release } = latch();
        this.shelf.lockTail = promise;
        this.releases.push(release);
        await before;
        try {
          return await run();
        } finally {
          release();
        }
      },
    },
    amazon: {
      getOrder: () => Promise.resolve(failed(problem('amazon_unavailable'))),
      listTransactionsOfOrder: () => Promise.resolve(failed(problem('amazon_unavailable'))),
      getMarketplaceParticipations: () => Promise.resolve(failed(problem('amazon_unavailable'))),
    },
    quickbooks: {
      readCompany: () => this.ask('readCompany', () => this.shelf.books.company),
      readLists: () => this.ask('readLists', () => this.shelf.books.lists),
      findByNumberPrefix: (_kind, prefix) =>
        this.ask('findByNumberPrefix', () => this.company.byPrefix(prefix)),
      findByDateAndTotal: (_kind, date, totalMinor) =>
        this.ask('findByDateAndTotal', () => this.company.byTotal(date, totalMinor)),
      readDocument: (_kind, id) => this.ask('readDocument', () => this.company.byId(id)),
      readDocuments: (_kind, ids) =>
        this.ask('readDocuments', () => this.company.live().filter(({ id }) => ids.includes(id))),
      readCleared: () => this.ask('readCleared', () => this.company.cleared),
      makeInactive: (list, id) =>
        this.ask('makeInactive', () => {
          this.company.inactive.add(`${list}/${id}`);
          return null;
        }),
      createDocument: (kind, payload, requestId) =>
        this.call('createDocument', (fault): SendOutcome => {
          const busy = problem('quickbooks_busy');
          if (fault === 'throttled') return { outcome: 'notSent', problem: busy, waitMs: 60_000 };
          const unknown = { outcome: 'unknown', problem: problem('quickbooks_unavailable') } as const;
          if (fault === 'lost before') return unknown;
          const outcome = this.company.create(kind, payload, requestId, fault !== 'none');
          return fault === 'none' ? outcome : unknown;
        }),
      changeDocument: (_kind, { id, syncToken, payload }, requestId) =>
        this.call('changeDocument', (fault): ChangeOutcome => {
          const busy = problem('quickbooks_busy');
          if (fault === 'throttled') return { outcome: 'notSent', problem: busy, waitMs: 60_000 };
          const unknown = { outcome: 'unknown', problem: problem('quickbooks_unavailable') } as const;
          if (fault === 'lost before') return unknown;
          const outcome = this.company.change(id, syncToken, payload, requestId, fault !== 'none');
          return fault === 'none' ? outcome : unknown;
        }),
      deleteDocument: (_kind, id, syncToken) =>
        this.call('deleteDocument', (fault) => {
          const busy = problem('quickbooks_busy');
          if (fault === 'throttled') return { outcome: 'notSent', problem: busy, waitMs: 60_000 } as const;
          const unknown = { outcome: 'unknown', problem: problem('quickbooks_unavailable') } as const;
          if (fault === 'lost before') return unknown;
          const outcome = this.company.remove(id, syncToken);
          return fault === 'none' ? outcome : unknown;
        }),
    },
    store: {
      readBooks: () => this.call('readBooks', () => this.shelf.books),
      saveCompany: () => Promise.resolve(),
      saveSetup: () => Promise.resolve(),
      readOrder: (orderId) => this.call('readOrder', () => this.shelf.orders.get(orderId)),
      saveOrder: ({ order }) =>
        this.call('saveOrder', () => {
          this.shelf.orders.set(order.orderId, order);
        }),
      readPosting: (key) => this.call('readPosting', () => this.shelf.postings.get(key)),
      readPostingsOfOrder: (orderId) =>
        this.call('readPostingsOfOrder', () =>
          [...this.shelf.postings.values()].filter((each) => each.orderId === orderId),
        ),
      readDuePostings: () => this.call('readDuePostings', () => this.shelf.due()),
      writePosting: (posting, expected) =>
        this.call('writePosting', () => this.shelf.write(posting, expected)),
      readUndoPostings: () => this.call('readUndoPostings', () => [...this.shelf.postings.values()]),
      readUndoRun: () => this.call('readUndoRun', () => this.shelf.undoRun),
      writeUndoRun: (run) =>
        this.call('writeUndoRun', () => {
          this.shelf.undoRun = run;
        }),
      readOwners: (_realmId, keys) => this.call('readOwners', () => this.shelf.owners(keys)),
      readSuffixes: (_realmId, orderId) =>
        this.call('readSuffixes', () => this.shelf.suffixes.filter((each) => each.orderId === orderId)),
      addSuffixes: (suffixes) =>
        this.call('addSuffixes', () => {
          this.shelf.suffixes.push(...suffixes);
        }),
    },
  };
}

function latch(): { readonly promise: Promise<void>; readonly release: () => void } {
  let release: () => void = () => undefined;
  const promise = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { promise, release };
}
