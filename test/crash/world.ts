import { planOrder } from '../../lib/books/planOrder';
import type { Posting } from '../../lib/posting/posting';
import { saleKey } from '../../lib/posting/postings';
import type { Result } from '../../lib/problem/problem';
import type { Ports, StoredOrder } from '../../lib/sync/ports';
import { recover } from '../../lib/sync/recover';
import { postDocument } from '../../lib/sync/steps/postDocument';
import { books, eventsOf, order } from '../books/bookFixtures';
import { Company, type CompanyMode } from './company';
import { type Fault, type Parked, Run } from './run';
import { Shelf } from './shelf';

/** Gives the turn to one of the calls that wait for it. */
export type Choose = (parked: readonly Parked[]) => Parked;

/** A change to the ports of every run: how a mutant is made. */
export type Mutate = (ports: Ports, shelf: Shelf, company: Company) => Ports;

export const orderId = '114-1111111-1111111';
export const stored: StoredOrder = {
  orderId,
  order: order(),
  events: eventsOf({}),
  fetchedAtMs: 0,
};

/** One company and one or two browsers on it. */
export class World {
  readonly company: Company;
  readonly shelves: readonly Shelf[];
  readonly trace: string[] = [];
  private readonly mutate: Mutate;
  private parked: Parked[] = [];

  constructor(mode: CompanyMode, stores: 1 | 2, mutate: Mutate = (ports) => ports) {
    this.company = new Company(mode);
    this.mutate = mutate;
    const ofCompany = {
      ...books,
      company: { ...books.company, customTransactionNumbers: mode.customNumbers },
    };
    this.shelves = ['A', 'B'].slice(0, stores).map((name) => new Shelf(name, ofCompany, [stored]));
  }

  /** A new worker over a browser's store. */
  run(shelf: Shelf, fault: (call: number, name: string) => Fault = () => 'none'): Run {
    return new Run(this.company, shelf, (parked) => this.parked.push(parked), fault);
  }

  ports(run: Run): Ports {
    return this.mutate(run.ports, run.shelf, this.company);
  }

  /** The seller clicks Send. */
  click(run: Run): Promise<Result<Posting>> {
    const plan = planOrder(stored, { books: run.shelf.books, suffixes: run.shelf.suffixes });
    const [planned] = plan.documents;
    if (planned?.previewHash === undefined) throw new Error('the world’s order cannot be sent');
    const { key: draftKey, previewHash } = planned;
    return postDocument(this.ports(run), { orderId, draftKey, previewHash });
  }

  /** Lets the works go on, one port call at a time, until each has ended or died. */
  async drive(
    works: readonly { readonly run: Run; readonly work: Promise<unknown> }[],
    choose: Choose = byTurns,
  ) {
    const errors: unknown[] = [];
    for (const { run, work } of works)
      work
        .catch((error: unknown) => errors.push(error))
        .finally(() => {
          run.ended = true;
        });
    for (;;) {
      await new Promise(setImmediate);
      this.parked = this.parked.filter(({ run }) => !run.dead);
      if (errors.length > 0) throw errors[0];
      if (works.every(({ run }) => run.ended)) break;
      if (this.parked.length === 0) throw new Error(`nobody can go on:\n${this.trace.join('\n')}`);
      const chosen = choose(this.parked);
      this.parked = this.parked.filter((each) => each !== chosen);
      const { run } = chosen;
      chosen.resume();
      await new Promise(setImmediate);
      this.trace.push(run.trace.at(-1) ?? '');
    }
  }

  /** New workers take over again and again, as alarms would have it, until nothing is pending. */
  async settle(fault: (call: number, name: string) => Fault = () => 'none'): Promise<void> {
    for (let round = 0; round < 80; round += 1) {
      const wakes: number[] = [];
      for (const shelf of this.shelves) {
        const run = this.run(shelf, fault);
        const work = recover(this.ports(run)).then((wake) => {
          if (wake !== undefined) wakes.push(wake);
        });
        await this.drive([{ run, work }]);
        if (run.dead) wakes.push(this.company.nowMs + 1_000);
      }
      if (wakes.length === 0) return;
      this.company.nowMs = Math.max(this.company.nowMs, Math.min(...wakes));
    }
    throw new Error(`it does not end:\n${this.trace.join('\n')}`);
  }

  /** What a browser says of the sale. */
  posting(shelf: Shelf): Posting | undefined {
    const [event] = stored.events;
    return shelf.postings.get(saleKey(books.company.realmId, event?.key ?? ''));
  }
}

/** The browser that has done least goes on. */
export const byTurns: Choose = (parked) => {
  const [first, ...rest] = parked;
  if (first === undefined) throw new Error('nobody waits');
  return rest.reduce((least, each) => (each.run.calls < least.run.calls ? each : least), first);
};

/** Browser A does so many calls, then B all of its own, then A the rest. */
export function pausing(afterCalls: number): Choose {
  return (parked) => {
    const a = parked.find(({ run }) => run.shelf.name === 'A');
    const b = parked.find(({ run }) => run.shelf.name === 'B');
    const chosen = a !== undefined && (a.run.calls < afterCalls || b === undefined) ? a : (b ?? a);
    if (chosen === undefined) throw new Error('nobody waits');
    return chosen;
  };
}
