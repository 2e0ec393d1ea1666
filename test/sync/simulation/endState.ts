import { epochMs } from '../../../lib/calendar/calendar';
import type { Posting } from '../../../lib/posting/posting';
import type { Prepared } from '../../../lib/sync/prepared';
import type { EngineWorld } from './engineWorld';
import type { SimBrowser } from './simBrowser';

/** All that a run leaves behind, without what every run names anew: ids, moments, request ids. */
export interface EndState {
  /** Documents in QuickBooks: kind, number, day and total. */
  readonly documents: readonly string[];
  readonly balances: readonly string[];
  readonly postings: readonly string[];
  readonly owners: readonly string[];
  readonly prepared: readonly string[];
  readonly events: number;
  readonly dirty: number;
}

/** How often each kind of call was made. */
export type Calls = Readonly<Record<string, number>>;

/** What is in the books and in the store. */
export async function endStateOf(world: EngineWorld, browser: SimBrowser): Promise<EndState> {
  const database = await browser.open();
  const postings = (await database.getAll('postings')) as Posting[];
  const prepared = (await readPrepared(browser)) as readonly Prepared[];
  const owners = await database.getAll('ownership');
  return {
    documents: postings
      .flatMap(({ kind, remote }) => (remote === undefined ? [] : `${kind} ${remote.number ?? ''}`))
      .sort(),
    balances: [...world.company.ledger.balances()].map(([id, minor]) => `${id} ${minor}`).sort(),
    postings: postings
      .map(
        ({ key, state, kind, totalMinor, problem }) =>
          `${key} ${state} ${kind} ${totalMinor} ${problem?.code ?? ''}`,
      )
      .sort(),
    owners: owners.map(({ eventKey, facet, owner }) => `${eventKey} ${facet} ${owner}`).sort(),
    prepared: prepared
      .map(({ draftKey, state, previewHash, problems }) =>
        [draftKey, state, previewHash ?? '', ...problems.map(({ code }) => code)].join(' '),
      )
      .sort(),
    events: await database.count('events'),
    dirty: (await browser.store.prepared('first').readDirty(10_000)).length,
  };
}

async function readPrepared(browser: SimBrowser): Promise<readonly Prepared[]> {
  const port = browser.store.prepared('first');
  const rows: Prepared[] = [];
  for (const of of ['order', 'day', 'deferral', 'settlement'] as const)
    for (const state of ['ready', 'waiting', 'blocked', 'leftOut'] as const)
      rows.push(...(await port.readReady({ of, state }, undefined, 100_000)));
  return rows;
}

/** Calls of both sides so far. */
export function callsOf(world: EngineWorld): Calls {
  const { amazon } = world.sandbox;
  const { create, update, read, query, batch } = world.company.calls;
  return {
    listTransactions: amazon.count('listTransactions'),
    getReports: amazon.count('getReports'),
    getReportDocument: amazon.count('getReportDocument'),
    create,
    update,
    read,
    query,
    batch,
  };
}

/** A moment of a simulated life. */
export function at(text: string): number {
  return epochMs(text);
}
