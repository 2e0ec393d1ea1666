import { describe, expect, test } from 'vitest';
import type { Posting } from '../../../lib/posting/posting';
import { postingKey } from '../../../lib/posting/postings';
import type { Result } from '../../../lib/problem/problem';
import { attachEventNotes } from '../../../lib/sync/steps/attachEventNotes';
import { rebuild } from '../../../lib/sync/steps/rebuild';
import { drawDocuments, drawOf, foundBench, type Planned } from './foundBench';

type Bench = Awaited<ReturnType<typeof foundBench>>;

function value<T>(result: Result<T>): T {
  if (!result.ok)
    throw new Error(`${result.problem.code}: ${result.problem.sentence} ${result.problem.said ?? ''}`);
  return result.value;
}

/** Posts documents one after the other, with the notes of those that need some. */
async function postAll(bench: Bench, documents: readonly Planned[]): Promise<readonly Posting[]> {
  const postings: Posting[] = [];
  for (const planned of documents) {
    const posting = value(await bench.post(planned));
    expect(posting.state, `${planned.draftKey}: ${posting.problem?.sentence}`).toBe('posted');
    if (posting.kind === 'invoice' && posting.remote !== undefined)
      bench.paid.set(posting.number, { id: posting.remote.id, entity: 'Invoice' });
    value(await attachEventNotes(bench.ports(), posting));
    postings.push(posting);
  }
  return postings;
}

async function rebuilt(bench: Bench, pagesAtMost = 4) {
  for (let round = 0; round < 20; round += 1) {
    const progress = value(await rebuild(bench.ports(), pagesAtMost));
    if (progress.endedAtMs !== undefined) return progress;
  }
  throw new Error('the rebuild does not end');
}

const seeds = [1, 2, 3, 4, 5, 6];

describe('a lost store', () => {
  test.each(seeds)(
    'is rebuilt from the marks, and nothing is posted twice (seed %i)',
    async (seed) => {
      const bench = await foundBench();
      const documents = drawDocuments(drawOf(seed), 12);
      const posted = await postAll(bench, documents);
      const made = bench.created();

      await bench.loseStore();
      const progress = await rebuilt(bench);
      expect(progress).toMatchObject({ ours: posted.length, unreadable: 0 });

      for (const before of posted) {
        const again = await bench.store().readPosting(before.key);
        expect(again, before.key).toMatchObject({
          key: before.key,
          state: 'posted',
          kind: before.kind,
          generation: before.generation,
          totalMinor: before.totalMinor,
          date: before.date,
          remote: { id: before.remote?.id, syncToken: before.remote?.syncToken },
        });
        const keys = before.covers.map(({ eventKey }) => eventKey);
        const owners = await bench.store().readOwners(bench.realm, keys);
        for (const { eventKey, facets } of before.covers)
          for (const facet of facets)
            expect(
              owners.some((row) => row.eventKey === eventKey && row.facet === facet),
              `${before.number} ${eventKey} ${facet}`,
            ).toBe(true);
      }

      for (const planned of documents) {
        const posting = value(await bench.post(planned));
        expect(posting.key).toBe(postingKey(bench.realm, planned.draftKey));
        expect(posting.state).toBe('posted');
      }
      expect(bench.created()).toBe(made);
    },
    60_000,
  );
});
