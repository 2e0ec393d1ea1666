import { describe, expect, test } from 'vitest';
import type { Posting } from '../../../lib/posting/posting';
import type { Result } from '../../../lib/problem/problem';
import { rebuild } from '../../../lib/sync/steps/rebuild';
import { sweep } from '../../../lib/sync/steps/sweep';
import { textOf } from '../../sandbox/quickbooks/record';
import { fetched } from '../../store/storeFixtures';
import { drawDocuments, drawOf, foundBench, type Planned } from './foundBench';

type Bench = Awaited<ReturnType<typeof foundBench>>;

const orderId = '114-2222222-2222222';
const save = fetched(orderId);
const [event] = save.events;
if (event === undefined) throw new Error('no event');
const feesMinor = event.lines
  .filter(({ kind }) => /fee/i.test(kind))
  .reduce((sum, { amountMinor }) => sum + amountMinor, 0);

function value<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.problem.code}: ${result.problem.sentence}`);
}

/** A receipt over the order as somebody else enters it. */
function byOthers(bench: Bench, totalMinor: number, accountId: string, content: Record<string, string> = {}) {
  return bench.company.createAsPerson('SalesReceipt', {
    DocNumber: '1042',
    PrivateNote: `https://sellercentral.amazon.com/payments/event/details?orderId=${orderId}`,
    DepositToAccountRef: { value: accountId },
    ...content,
    Line: [
      {
        DetailType: 'SalesItemLineDetail',
        Amount: totalMinor / 100,
        SalesItemLineDetail: { ItemRef: { value: '1' }, TaxCodeRef: { value: 'NON' } },
      },
    ],
  });
}

async function foreignOf(bench: Bench): Promise<Posting> {
  const [posting] = await bench.store().readPostingsOfOrder(orderId);
  if (posting === undefined) throw new Error('nothing was found');
  return posting;
}

function saleOf(facets: readonly ('revenue' | 'fees' | 'cash')[]): Planned {
  const [planned] = drawDocuments(drawOf(3), 40).filter(({ draft }) => draft.kind === 'salesReceipt');
  if (planned === undefined) throw new Error('no sale');
  const covers = [{ eventKey: event?.key ?? '', facets }];
  return {
    draftKey: `sale/${event?.key}`,
    orderId,
    draft: { ...planned.draft, number: orderId, covers },
  } as Planned;
}

describe('a document that others made', () => {
  test('is shown with its order, never touched, and nothing of it is booked again; deleted, it lets go', async () => {
    const bench = await foundBench();
    const made = byOthers(bench, event.totalMinor, '35');
    const before = JSON.stringify(bench.company.documents('SalesReceipt'));
    expect(value(await rebuild(bench.ports())).byOthers).toBe(1);
    await bench.store().saveOrder(save);
    const foreign = await foreignOf(bench);
    expect(foreign).toMatchObject({
      state: 'exists',
      number: '1042',
      totalMinor: event.totalMinor,
      covers: [{ eventKey: event.key, facets: ['revenue', 'fees'] }],
      standsOn: { id: '35' },
      problem: { code: 'made_by_others' },
    });
    const [chip] = await bench.store().readChips([orderId]);
    expect(chip?.numbers).toContain('1042');
    const refused = await bench.post(saleOf(['revenue', 'fees', 'cash']));
    expect(refused).toMatchObject({ ok: false, problem: { code: 'already_booked' } });
    expect(!refused.ok && refused.problem.sentence).toContain('1042');
    expect(bench.created()).toBe(0);
    expect(JSON.stringify(bench.company.documents('SalesReceipt'))).toBe(before);

    bench.company.deleteAsPerson('SalesReceipt', textOf(made, 'Id') ?? '');
    const report = value(await sweep(bench.ports()));
    expect(report.questions).toMatchObject([{ found: 'deletedByOthers', number: '1042' }]);
    expect((await foreignOf(bench)).state).toBe('gone');
    expect(value(await bench.post(saleOf(['revenue', 'fees', 'cash']))).state).toBe('posted');
  }, 30_000);

  test('over what the buyer paid leaves Amazon’s fees to be booked beside it', async () => {
    const bench = await foundBench();
    byOthers(bench, event.totalMinor - feesMinor, '35', { PrivateNote: `Order ${orderId}` });
    await rebuild(bench.ports());
    await bench.store().saveOrder(save);
    expect((await foreignOf(bench)).covers).toEqual([{ eventKey: event.key, facets: ['revenue'] }]);
    const fees = drawDocuments(drawOf(5), 40).find(({ draft }) => draft.kind === 'purchase');
    if (fees === undefined) throw new Error('no fees');
    const draft = {
      ...fees.draft,
      number: `${orderId}F`,
      covers: [{ eventKey: event.key, facets: ['fees'] }],
    };
    const posted = value(await bench.post({ draftKey: `sale/${event.key}/fees`, orderId, draft } as Planned));
    expect(posted.state).toBe('posted');
    expect((await bench.post(saleOf(['revenue', 'cash']))).ok).toBe(false);
  }, 30_000);

  test('in the clearing account itself stands there already', async () => {
    const bench = await foundBench();
    await bench.store().saveSetup({ clearingAccountId: '35', itemIds: {} });
    byOthers(bench, event.totalMinor, '35');
    await rebuild(bench.ports());
    await bench.store().saveOrder(save);
    const foreign = await foreignOf(bench);
    expect(foreign.standsOn).toBeUndefined();
    expect(foreign.covers).toEqual([{ eventKey: event.key, facets: ['revenue', 'fees', 'cash'] }]);
  }, 30_000);

  test('found twice is one, and does not take what a document of ours books', async () => {
    const bench = await foundBench();
    await bench.store().saveOrder(save);
    expect(value(await bench.post(saleOf(['revenue', 'fees', 'cash']))).state).toBe('posted');
    byOthers(bench, event.totalMinor, '35');
    await rebuild(bench.ports());
    await rebuild(bench.ports());
    await bench.store().saveOrder(save);
    const postings = await bench.store().readPostingsOfOrder(orderId);
    expect(postings.map(({ state }) => state).sort()).toEqual(['exists', 'posted']);
    expect(postings.find(({ state }) => state === 'exists')?.covers).toEqual([]);
    const owners = await bench.store().readOwners(bench.realm, [event.key]);
    expect(new Set(owners.map(({ owner }) => owner))).toEqual(new Set([`${bench.realm}/sale/${event.key}`]));
  }, 30_000);

  test('of the same day and total, with Intuit’s link to Seller Central, is met when the sale is sent', async () => {
    for (const [note, state] of [
      ['https://sellercentral.amazon.com/payments/event/details?financialEventId=x1', 'exists'],
      ['Paid at the counter', 'posted'],
    ] as const) {
      const bench = await foundBench();
      const sale = saleOf(['revenue', 'fees', 'cash']);
      byOthers(bench, sale.draft.totalMinor, '35', { PrivateNote: note, TxnDate: sale.draft.date });
      const posting = value(await bench.post(sale));
      expect(posting.state).toBe(state);
      expect(bench.created()).toBe(state === 'exists' ? 0 : 1);
    }
  }, 30_000);

  test('that is ours, its mark erased by a person, still keeps the sale from being sent again', async () => {
    const bench = await foundBench();
    const posted = value(await bench.post(saleOf(['revenue', 'fees', 'cash'])));
    const id = posted.remote?.id ?? '';
    bench.company.editAsPerson('SalesReceipt', id, { PrivateNote: 'Looked at by Ann' });
    await bench.loseStore();
    value(await rebuild(bench.ports()));
    await bench.store().saveOrder(save);
    expect(await foreignOf(bench)).toMatchObject({ state: 'exists', remote: { id } });
    expect((await bench.post(saleOf(['revenue', 'fees', 'cash']))).ok).toBe(false);
    expect(bench.created()).toBe(1);
  }, 30_000);

  test('of an order whose events are known already covers them at once', async () => {
    const bench = await foundBench();
    await bench.store().saveOrder(save);
    byOthers(bench, event.totalMinor, '35');
    await rebuild(bench.ports());
    expect((await foreignOf(bench)).covers).toEqual([{ eventKey: event.key, facets: ['revenue', 'fees'] }]);
  }, 30_000);
});
