import { expect, test } from 'vitest';
import { planOf } from './judge/runsOf';
import { runWorld } from './judge/runWorld';

test('the worlds meet every document, source and country, and the bookkeepers use every way to post', async () => {
  const met = new Map<string, number>();
  const meet = (what: string, count = 1): void => {
    met.set(what, (met.get(what) ?? 0) + count);
  };
  for (let seed = 1; seed <= 100; seed += 1) {
    const { world, settings, source, books } = await runWorld({ plan: planOf(seed) });
    meet(`source ${source}`);
    meet(`country ${world.store.country}`);
    meet(`tax ${world.regime}`);
    meet(`convention ${settings.settlement.convention}`);
    meet('taken out again', books.undone);
    for (const { planned, draft } of books.posted) {
      if (draft.currency !== world.store.currency) meet(`${draft.kind} in another currency`);
      meet(`${planned.key.split('/')[0]}`);
      meet(draft.kind);
      if (/\+\d/.test(draft.number)) meet('supplement');
      if ((draft.clears ?? []).length > 0) meet('clears what is in the books');
      if (draft.covers.some(({ facets }) => facets.includes('recognition')))
        meet('recognised before its release');
    }
  }
  const wanted = [
    ...['source transactions', 'source both', 'source files'],
    ...['country US', 'country CA', 'country UK', 'country DE'],
    ...['tax facilitator', 'tax none', 'tax seller', 'tax included'],
    ...['convention zero', 'convention balance'],
    ...['sale', 'refund', 'multiChannel', 'day', 'settlement', 'deferral', 'cost'],
    ...[
      'salesReceipt',
      'refundReceipt',
      'invoice',
      'creditMemo',
      'payment',
      'purchase',
      'journalEntry',
      'transfer',
      'deposit',
    ],
    ...['salesReceipt in another currency', 'journalEntry in another currency'],
    ...['taken out again', 'supplement', 'clears what is in the books', 'recognised before its release'],
  ];
  expect(wanted.filter((what) => (met.get(what) ?? 0) === 0)).toEqual([]);
});
