import { showNotice } from '../../../lib/browser/notices';
import type { Store } from '../../../lib/store/createStore';
import { accountWords } from '../../../lib/sync/connections/accountNames';
import { type NoticeFacts, noticesOf } from '../../../lib/sync/notices';
import { isUnderWay } from '../../../lib/sync/runs/runState';

type Stores = Pick<
  Store,
  'readAccounts' | 'readConnections' | 'jobs' | 'prepared' | 'readTold' | 'writeTold'
>;

/** Tells the seller what has stopped since the last time, where it is the seller's turn. */
export async function tellSeller(store: Stores): Promise<void> {
  const { notices, told } = noticesOf(await store.readTold(), await factsOf(store));
  // Remembered first: a notice that a death keeps from being shown is on the toolbar button all the same.
  await store.writeTold(told);
  for (const { name, title, message } of notices) await showNotice(name, title, message);
}

async function factsOf(store: Stores): Promise<NoticeFacts> {
  const accounts = await store.readAccounts();
  const broken = accounts.flatMap((account) =>
    account.state === 'broken' && account.problem !== undefined
      ? { accountId: account.accountId, name: accountWords(account), problem: account.problem }
      : [],
  );
  const stopped: NoticeFacts['stopped'][number][] = [];
  const underWay: string[] = [];
  const blocked: string[] = [];
  for (const { connectionId, restsSinceMs } of await store.readConnections()) {
    if (restsSinceMs !== undefined) continue;
    const [run] = await store.jobs.readRuns(connectionId, 1);
    if (run?.state === 'blocked' && run.by === 'schedule' && run.problem !== undefined)
      stopped.push({ connectionId, problem: run.problem });
    if (run !== undefined && isUnderWay(run)) underWay.push(connectionId);
    if (await hasBlocked(store, connectionId)) blocked.push(connectionId);
  }
  return { broken, stopped, underWay, blocked };
}

async function hasBlocked(store: Stores, connectionId: string): Promise<boolean> {
  const prepared = store.prepared(connectionId);
  for (const of of ['order', 'day', 'settlement', 'deferral'] as const) {
    const some = await prepared.readReady({ of, state: 'blocked' }, undefined, 1);
    if (some.length > 0) return true;
  }
  return false;
}
