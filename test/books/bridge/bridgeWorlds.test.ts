import { expect, test } from 'vitest';
import type { Owner, Owners } from '../../../lib/books/bookContext';
import type { BridgeDocument, ClearingBridge } from '../../../lib/books/bridge/bridge';
import { clearingBridge } from '../../../lib/books/bridge/clearingBridge';
import { chosenAccount } from '../../../lib/books/chosenAccount';
import { effectsOf } from '../../../lib/books/effects';
import type { Facet } from '../../../lib/books/facet';
import { instantText } from '../../../lib/calendar/calendar';
import type { Settlement } from '../../../lib/ledger/settlement/settlementFacts';
import { settlementsOf } from '../../../lib/ledger/settlement/settlementsOf';
import type { Bookkeeper, Posted } from '../../properties/judge/bookkeeper';
import { readingsOf } from '../../properties/judge/readings';
import { type Run, runWorld } from '../../properties/judge/runWorld';

const dayMs = 86_400_000;
const seeds =
  process.env['SEED'] === undefined
    ? Array.from({ length: 24 }, (_, index) => index + 1)
    : [Number(process.env['SEED'])];

async function settlementsIn({ source, books }: Run): Promise<readonly Settlement[]> {
  const { worlds } = books;
  const readings = await readingsOf(worlds, source);
  return settlementsOf(books.knowledge.events, [...readings.values()], {
    sellerAccountId: worlds[0].sellerId,
    readFrom: instantText(Math.min(...worlds.map(({ startsAtMs }) => startsAtMs)) - 90 * dayMs),
    readUntil: instantText(books.knowledge.atMs),
  });
}

function documentOf({ planned, draft }: Posted, clearing: string, isGone: boolean): BridgeDocument {
  const clearingMinor = effectsOf(draft)
    .filter(({ account }) => account.id === clearing)
    .reduce((sum, { debitMinor, creditMinor }) => sum + debitMinor - creditMinor, 0);
  const { number, kind, date, covers, clears = [] } = draft;
  const state = isGone ? 'gone' : 'inBooks';
  return { key: planned.key, number, kind, date, state, covers, clears, clearingMinor };
}

function bridgeOf(
  books: Bookkeeper,
  settlements: readonly Settlement[],
  posted: readonly Posted[],
  gone?: Posted,
): ClearingBridge {
  const { context } = books;
  const { currency } = books.worlds[0].store;
  const clearing = chosenAccount(context.books, 'clearing', currency).ref.id;
  return clearingBridge({
    currency,
    documents: posted
      .filter(({ draft }) => draft.currency === currency)
      .map((each) => documentOf(each, clearing, each === gone)),
    others: [],
    booked: books.bookedEvents(),
    settlements,
    context: { ...context, owners: ownersOf(posted.filter((each) => each !== gone)) },
  });
}

function ownersOf(posted: readonly Posted[]): Owners {
  const owners = new Map<string, Partial<Record<Facet, Owner>>>();
  for (const { draft } of posted) {
    const { number, kind, date } = draft;
    for (const { eventKey, facets } of draft.covers) {
      const own = owners.get(eventKey) ?? {};
      for (const facet of facets) own[facet] = { kind, number, date };
      owners.set(eventKey, own);
    }
  }
  return owners;
}

test.each(seeds)('the books of world %i explain their clearing account at every moment', async (seed) => {
  const run = await runWorld({ plan: { seed } });
  const { books } = run;
  const settlements = await settlementsIn(run);
  for (let count = 1; count <= books.posted.length; count += 3) {
    const { unexplainedMinor, items } = bridgeOf(books, settlements, books.posted.slice(0, count));
    expect(unexplainedMinor, `SEED=${seed}, ${count} documents: ${JSON.stringify(items)}`).toBe(0);
  }
  const cleared = new Set(books.posted.flatMap(({ draft }) => draft.clears ?? []));
  for (const posted of books.posted.filter(({ draft }) =>
    draft.covers.some(({ eventKey }) => cleared.has(eventKey)),
  )) {
    const { unexplainedMinor, items } = bridgeOf(books, settlements, books.posted, posted);
    expect(unexplainedMinor, `SEED=${seed} without ${posted.draft.number}: ${JSON.stringify(items)}`).toBe(0);
  }
});
