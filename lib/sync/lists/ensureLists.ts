import type { ListName } from '../../books/company';
import type { Books } from '../../books/setup';
import { ok, type Result } from '../../problem/problem';
import type { Ports } from '../ports';
import { dueLists } from './lists';

/** What reading lists when they are needed takes. */
export interface ListsPorts extends Pick<Ports, 'clock' | 'announce'> {
  readonly store: Pick<Ports['store'], 'readBooks' | 'saveCompany'>;
  readonly quickbooks: Pick<Ports['quickbooks'], 'readLists'>;
}

/** Somebody may change the books while lists are read. After so many times what was read is used, and not stored. */
const mostTries = 3;

/**
 * The books with these lists in them: read where they are not there or are old, and left out where the company
 * cannot have them. `undefined` without a company. Lists are read when something needs them, so that connecting
 * stays quick.
 */
export async function ensureLists(
  ports: ListsPorts,
  wanted: readonly ListName[],
): Promise<Result<Books | undefined>> {
  const { store, quickbooks, clock, announce } = ports;
  for (let tries = 1; ; tries += 1) {
    const before = await store.readBooks();
    if (before === undefined) return ok(undefined);
    const names = dueLists(before.company, before.lists, wanted, clock.nowMs());
    if (names.length === 0) return ok(before);
    const lists = await quickbooks.readLists({ names, known: before.lists });
    if (!lists.ok) return lists;
    // Not written where the books have changed meanwhile; they are looked at again.
    await store.saveCompany(before.company, lists.value, before);
    announce({ what: 'setup' });
    if (tries === mostTries) {
      const now = await store.readBooks();
      const same = now?.company.realmId === before.company.realmId;
      return ok(now === undefined || !same ? now : { ...now, lists: { ...lists.value, ...now.lists } });
    }
  }
}
