import { describe, expect, test } from 'vitest';
import type { DocumentKind } from '../../../lib/books/draft';
import { markedNote } from '../../../lib/posting/marks';
import type { FoundDocument } from '../../../lib/posting/outcome';
import type { Posting } from '../../../lib/posting/posting';
import { ok } from '../../../lib/problem/problem';
import { lookMany } from '../../../lib/sync/batch/lookMany';
import type { QuickBooksBatchPort } from '../../../lib/sync/batch/ports';
import { posting as fixture, nowMs } from '../../posting/postingFixtures';
import { company } from './batchWorld';

const order = '114-1111111-1111111';

function of(change: Partial<Posting>): Posting {
  return { ...fixture, number: order, orderId: order, ...change };
}

function held(kind: DocumentKind, posting: Posting, change: Partial<FoundDocument> = {}): FoundDocument {
  return {
    kind,
    id: '7',
    syncToken: '0',
    number: posting.number,
    date: posting.date,
    totalMinor: posting.totalMinor,
    currency: posting.currency,
    privateNote: markedNote('', posting.key, 0, posting),
    createdAtMs: nowMs,
    updatedAtMs: nowMs,
    deposited: false,
    ...change,
  };
}

/** QuickBooks with these documents, and how often it was asked. */
function batchingWith(documents: readonly FoundDocument[]) {
  const asked: string[] = [];
  const batching = {
    findByNumbers: async (kind: DocumentKind, numbers: readonly string[]) => {
      asked.push(`${kind} ${numbers.join(' ')}`);
      return ok(documents.filter((each) => each.kind === kind && numbers.includes(each.number ?? '')));
    },
    findByTotals: async (kind: DocumentKind, _days: unknown, totals: readonly number[] | 'any') =>
      ok(
        documents.filter(
          (each) => each.kind === kind && totals !== 'any' && totals.includes(each.totalMinor),
        ),
      ),
    findCreatedSince: async (kind: DocumentKind) => ok(documents.filter((each) => each.kind === kind)),
  };
  return { batching: batching as unknown as QuickBooksBatchPort, asked };
}

async function oursOf(postings: readonly Posting[], documents: readonly FoundDocument[]) {
  const { batching, asked } = batchingWith(documents);
  const seen = await lookMany(batching, company, postings, true, nowMs);
  const ours = postings.map(({ key }) => {
    const one = seen.get(key);
    return one?.seen === 'documents' ? one.ours.map(({ kind, id }) => `${kind} ${id}`) : one?.seen;
  });
  return { ours, asked };
}

describe('another shape of a document, sent by another browser, is found', () => {
  const refused = of({ answers: { code: '2290' }, kind: 'journalEntry', number: `${order}J` });

  test('a sale that went as a journal entry', async () => {
    const sale = of({ answers: { code: '2290' } });
    const journal = held('journalEntry', sale, { number: `${order}J`, totalMinor: 9_999 });
    expect((await oursOf([sale], [journal])).ours).toEqual([['journalEntry 7']]);
  });

  test('a journal entry that went as the sale itself, without its fees', async () => {
    const sale = held('salesReceipt', refused, { number: order, totalMinor: 9_999 });
    expect((await oursOf([refused], [sale])).ours).toEqual([['salesReceipt 7']]);
  });

  test('and what was never refused is not looked for in other shapes', async () => {
    const { asked } = await oursOf([of({})], []);
    expect(asked.map((each) => each.split(' ')[0])).toEqual(['salesReceipt']);
  });
});

describe('a payout is found as whatever another browser’s settings made of it', () => {
  const payout = (kind: DocumentKind): Posting => {
    const { orderId: _order, ...rest } = of({
      key: '9130000000000001/settlement/90000000006/payout',
      number: 'AZ90000000006-P',
    });
    return { ...rest, kind };
  };

  test.each(['journalEntry', 'transfer', 'deposit'] as const)('planned as %s', async (kind) => {
    for (const made of ['journalEntry', 'transfer', 'deposit'] as const) {
      const { number: _none, ...unnumbered } = held(made, payout(kind));
      const document = made === 'journalEntry' ? held(made, payout(kind)) : unnumbered;
      const { batching } = batchingWith([document]);
      const any: QuickBooksBatchPort = {
        ...batching,
        findByTotals: async (of) => ok(of === made ? [document] : []),
      };
      const seen = await lookMany(any, company, [payout(kind)], true, nowMs);
      expect(seen.get(payout(kind).key)).toMatchObject({ seen: 'documents', ours: [{ kind: made }] });
    }
  });
});
