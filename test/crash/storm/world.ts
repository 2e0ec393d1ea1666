import type { Books } from '../../../lib/books/setup';
import { recover } from '../../../lib/sync/recover';
import { continueBatch } from '../../../lib/sync/steps/continueBatch';
import { rebuild } from '../../../lib/sync/steps/rebuild';
import { books } from '../../books/bookFixtures';
import { StormCompany, type Traits } from './company';
import { type Fault, noFault } from './faults';
import { StormStore } from './store';
import type { Wanted } from './wanted';
import { type Asks, type Parked, type StormPorts, type Surroundings, Worker } from './worker';

/** A change to the ports of every worker: how a mutant is made. */
export type Mutate = (ports: StormPorts, store: StormStore, company: StormCompany) => StormPorts;

/** Gives the turn to one of the calls that wait for it. */
export type Choose = (parked: readonly Parked[]) => Parked;

/** What befalls a call. */
export type FaultAt = (worker: Worker, name: string, asks: Asks) => Fault;

/** What a world is made of. */
export interface WorldParts {
  readonly traits: Traits;
  readonly browsers: 1 | 2;
  readonly wanted: readonly Wanted[];
  readonly mutate?: Mutate;
}

/** The realm of every storm's company. */
export const realmId = books.company.realmId;

/** More wakes than any storm needs. */
const mostWakes = 120;

/** One company, one or two browsers on it, and workers that come and go. */
export class StormWorld {
  readonly company: StormCompany;
  readonly stores: readonly StormStore[];
  readonly wanted: readonly Wanted[];
  readonly trace: string[] = [];
  /** Browsers that once lost their store: what their histories told is gone. */
  readonly lost = new Set<StormStore>();
  faultAt: FaultAt = () => noFault;
  lateMs: () => number = () => 90_000;
  private readonly mutate: Mutate;
  private readonly errors: unknown[] = [];
  private workers: Worker[] = [];
  private parked: Parked[] = [];

  constructor({ traits, browsers, wanted, mutate = (ports) => ports }: WorldParts) {
    this.company = new StormCompany(traits);
    this.wanted = wanted;
    this.mutate = mutate;
    const company = { ...books.company, customTransactionNumbers: traits.customNumbers };
    const ofCompany: Books = { ...books, company };
    this.stores = ['A', 'B'].slice(0, browsers).map((name) => new StormStore(name, ofCompany));
  }

  /** A new worker over a browser's store, at its work. */
  start(store: StormStore, what: string, work: (ports: StormPorts) => Promise<unknown>): Worker {
    const around: Surroundings = {
      company: this.company,
      park: (parked) => this.parked.push(parked),
      faultAt: (worker, name, asks) => this.faultAt(worker, name, asks),
      lateMs: () => this.lateMs(),
      told: (line) => this.tell(line),
    };
    const worker = new Worker(`${store.name}${this.workers.length + 1}`, store, around);
    this.workers.push(worker);
    this.tell(`${worker.label} ${what}`);
    work(this.mutate(worker.ports, store, this.company))
      .catch((error: unknown) => {
        if (!worker.dead) this.errors.push(error);
      })
      .finally(() => {
        worker.ended = true;
      });
    return worker;
  }

  /** A browser loses its store, and whoever was at work in it. It reads the marks before anything else. */
  lose(store: StormStore): void {
    this.tell(`${store.name} loses its store`);
    for (const worker of this.workers) if (worker.store === store && !worker.ended) worker.die();
    store.lose();
    this.lost.add(store);
    this.readAgain(store);
  }

  /** All documents of the company are read, and ours are known again by their marks. */
  readAgain(store: StormStore): void {
    this.start(store, 'reads the marks', async (ports) => {
      for (;;) {
        const progress = await rebuild(ports);
        if (!progress.ok || progress.value.endedAtMs !== undefined) return;
      }
    });
  }

  tell(line: string): void {
    this.trace.push(`${this.company.nowMs - 1_790_000_000_000} ${line}`);
  }

  /** Workers that are at work now. */
  atWork(): readonly Worker[] {
    return this.workers.filter(({ ended, asleep }) => !ended && !asleep);
  }

  asleep(): readonly Worker[] {
    return this.workers.filter(({ ended, asleep }) => !ended && asleep);
  }

  /** One call goes on; false where none waits. */
  async step(choose: Choose = firstOf): Promise<boolean> {
    await new Promise(setImmediate);
    if (this.errors.length > 0) throw this.errors[0];
    this.parked = this.parked.filter(({ worker }) => !worker.dead);
    const ready = this.parked.filter(({ worker }) => !worker.asleep);
    if (ready.length === 0) {
      if (this.atWork().length > 0) throw new Error('nobody can go on');
      return false;
    }
    const chosen = choose(ready);
    this.parked = this.parked.filter((each) => each !== chosen);
    chosen.resume();
    return true;
  }

  /** Until every worker has ended, died or fallen asleep. */
  async finish(choose?: Choose): Promise<void> {
    while (await this.step(choose));
  }

  /** New workers take over again and again, as alarms would have it, until nothing is pending. */
  async settle(): Promise<void> {
    for (let round = 0; round < mostWakes; round += 1) {
      const wakes: number[] = [];
      for (const store of this.stores) {
        const worker = this.start(store, 'wakes', async (ports) => {
          wakes.push(...(await wake(ports)));
        });
        await this.finish();
        if (worker.dead) wakes.push(this.company.nowMs + 1_000);
      }
      if (wakes.length === 0) return;
      this.company.pass(Math.max(0, Math.min(...wakes) - this.company.nowMs));
    }
    throw new Error('it does not end');
  }
}

/** What an alarm does; answers when to come again. */
export async function wake(ports: StormPorts): Promise<readonly number[]> {
  const untilMs = ports.clock.nowMs() + 20_000;
  const batch = await continueBatch(ports, untilMs);
  const single = await recover(ports);
  return [batch, single].filter((each) => each !== undefined);
}

const firstOf: Choose = ([first]) => {
  if (first === undefined) throw new Error('nobody waits');
  return first;
};
