import { describe, expect, test } from 'vitest';
import { readDays } from '../../../lib/store/views/days';
import { transaction } from '../../ledger/transactionFixtures';
import { imported } from './importedFacts';

/** Every day that the list shows, page after page. */
async function daysOf(moments: readonly string[]): Promise<readonly (readonly string[])[]> {
  const transactions = moments.map((postedDate, at) =>
    transaction({ id: `T${at}`, postedDate, related: { ORDER_ID: `114-0000000-000000${at}` } }),
  );
  const open = await imported(transactions, []);
  const pages: string[][] = [];
  let after: string | undefined;
  do {
    const part = await readDays(open, 'first', after);
    pages.push(part.rows.map(({ figures }) => figures.date));
    after = part.next;
  } while (after !== undefined);
  return pages;
}

describe('the days of a connection', () => {
  // 10:00 in UTC is the same day in the marketplace's zone; a page of the newest ends before 7 November.
  const newest = '2026-11-20T10:00:00Z';

  test('go on with what is before a gap', async () => {
    expect(await daysOf([newest, '2026-11-03T10:00:00Z'])).toEqual([['2026-11-20'], ['2026-11-03']]);
  });

  test('go on with a day of which only the evening before the page has anything', async () => {
    expect(await daysOf([newest, '2026-11-06T20:00:00Z'])).toEqual([['2026-11-20'], ['2026-11-06']]);
  });

  test('leave out none between that evening and what is much older', async () => {
    const days = await daysOf([newest, '2026-11-06T20:00:00Z', '2026-10-20T10:00:00Z']);
    expect(days.flat()).toEqual(['2026-11-20', '2026-11-06', '2026-10-20']);
  });

  test('count an event past midnight in UTC to the evening of its marketplace', async () => {
    const days = await daysOf([newest, '2026-11-07T03:00:00Z', '2026-10-20T10:00:00Z']);
    expect(days.flat()).toEqual(['2026-11-20', '2026-11-06', '2026-10-20']);
  });
});
