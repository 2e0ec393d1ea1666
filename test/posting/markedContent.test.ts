import { describe, expect, test } from 'vitest';
import { eventHash, hasMark, markedNote, readMark } from '../../lib/posting/marks';
import type { FoundDocument } from '../../lib/posting/outcome';
import type { Posting } from '../../lib/posting/posting';
import { completed, rebuiltPosting } from '../../lib/posting/rebuild';
import { hashedEvent } from '../../lib/posting/rebuildKeys';
import { next } from '../../lib/posting/state';
import { dependentsOf } from '../../lib/posting/undo/dependents';
import { undoPlan } from '../../lib/posting/undo/undoPlan';
import { nowMs, posting } from './postingFixtures';

const facets = ['revenue', 'fees', 'cash'] as const;
const [own] = posting.covers;
const late = { eventKey: 'A1EXAMPLESELLER/T2', facets };

function held(change: Partial<FoundDocument>): FoundDocument {
  return {
    kind: 'salesReceipt',
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

function found(document: FoundDocument): Posting {
  return next(posting, { seen: 'documents', ours: [document], others: [], mayResend: true }, nowMs).posting;
}

describe('a document that another browser made', () => {
  test('of the same events is what was planned here', () => {
    const adopted = found(held({}));
    expect(adopted).toMatchObject({ state: 'posted', covers: posting.covers, previewHash: 'hash' });
  });

  test('of more events owns what its mark names, and is as it was sent there', () => {
    const covers = [...posting.covers, late];
    const adopted = found(
      held({ totalMinor: 1500, privateNote: markedNote('', posting.key, 2, { covers }) }),
    );
    expect(adopted).toMatchObject({ state: 'posted', generation: 2, totalMinor: 1500, previewHash: '' });
    expect(adopted.covers).toEqual([own, { eventKey: hashedEvent(eventHash(late.eventKey)), facets }]);
    expect(adopted.problem).toBeUndefined();
    expect(adopted.frozen).toBeUndefined();
  });

  test('of the same events at another try is not what was frozen here', () => {
    const adopted = found(held({ privateNote: markedNote('', posting.key, 3, posting) }));
    expect(adopted).toMatchObject({ state: 'posted', generation: 3, covers: posting.covers });
    expect(adopted.frozen).toBeUndefined();
  });

  test('of fewer events leaves the others to be booked', () => {
    const twoPlanned: Posting = { ...posting, covers: [...posting.covers, late], totalMinor: 1500 };
    const looked = { seen: 'documents', ours: [held({})], others: [], mayResend: true } as const;
    const adopted = next(twoPlanned, looked, nowMs).posting;
    expect(adopted).toMatchObject({
      state: 'posted',
      covers: posting.covers,
      totalMinor: posting.totalMinor,
    });
  });

  test('and that a person changed since is changed, whatever it was of', () => {
    const covers = [...posting.covers, late];
    const note = markedNote('', posting.key, 0, { covers });
    const adopted = found(held({ totalMinor: 1500, syncToken: '2', privateNote: note }));
    expect(adopted.state).toBe('edited');
    expect(adopted.covers).toHaveLength(2);
  });

  test('of more events than its mark has room for keeps all of them from being booked', () => {
    const covers = Array.from({ length: 900 }, (_, index) => ({ eventKey: `E${index}`, facets }));
    const adopted = found(held({ privateNote: markedNote('', posting.key, 0, { covers }) }));
    expect(adopted.covers.at(-1)?.eventKey.startsWith('#*')).toBe(true);
  });
});

describe('a document of ours that another browser changed after a late fact', () => {
  const sent: Posting = {
    ...posting,
    state: 'posted',
    remote: { kind: 'salesReceipt', id: '7', syncToken: '0', totalMinor: posting.totalMinor },
    postedAtMs: 0,
  };
  const note = markedNote('', posting.key, 1, { covers: [...posting.covers, late] });
  const seen = (change: Partial<FoundDocument>): Posting => {
    const document = held({ totalMinor: 1500, privateNote: note, ...change });
    return next(sent, { seen: 'documents', ours: [document], others: [], mayResend: true }, nowMs).posting;
  };

  test('is as it was sent there, and owns the late fact too', () => {
    const changed = seen({ syncToken: '1' });
    expect(changed).toMatchObject({ state: 'posted', generation: 1, totalMinor: 1500, previewHash: '' });
    expect(changed.covers).toHaveLength(2);
    expect(changed.problem).toBeUndefined();
    expect([changed.frozen, changed.sentAtMs]).toEqual([undefined, undefined]);
  });

  test('and a person after it, is theirs to judge, and owns the late fact all the same', () => {
    const changed = seen({ syncToken: '2', totalMinor: 1600 });
    expect(changed).toMatchObject({ state: 'edited', generation: 1 });
    expect(changed.covers).toHaveLength(2);
  });

  test('by a person alone is edited as before', () => {
    const changed = seen({ syncToken: '1', privateNote: markedNote('', posting.key, 0, posting) });
    expect(changed).toMatchObject({
      state: 'edited',
      generation: 0,
      problem: { code: 'total_differs_kept' },
    });
    expect(changed.covers).toEqual(posting.covers);
  });
});

describe('a store that is rebuilt from marks', () => {
  const realmId = '9130000000000001';
  const claim = { facets, rank: 1 };
  const documentOf = (draftKey: string, id: string, change: Partial<FoundDocument>, clears: string[]) => {
    const key = `${realmId}/${draftKey}`;
    const covers = [{ eventKey: `${draftKey}/event`, facets }];
    const document = held({ id, privateNote: markedNote('', key, 0, { covers, clears }), ...change });
    const mark = readMark(document.privateNote);
    if (mark === undefined) throw new Error('no mark');
    expect(hasMark(document.privateNote, key, 0, { covers, clears })).toBe(true);
    return {
      document,
      posting: rebuiltPosting(realmId, document, completed(mark, []), claim, nowMs, ['item/3']),
    };
  };

  test('refuses the undo of what a settlement cleared, and takes both out where that is wanted', () => {
    const sale = documentOf('sale/A', '1', {}, []);
    const free = documentOf('sale/B', '2', { number: '114-2222222-2222222' }, []);
    const settlement = documentOf(
      'settlement/90000000006',
      '3',
      { kind: 'journalEntry', number: 'AZ90000000006', date: '2026-11-15' },
      ['sale/A/event'],
    );
    const all = [sale, free, settlement];
    const postings = all.map((each) => each.posting);
    expect(dependentsOf(postings)(sale.posting)).toEqual([settlement.posting]);
    const facts = {
      postings,
      held: new Map(all.map((each) => [each.posting.key, each.document])),
      cleared: new Map(),
    };
    const day = { of: 'day', date: posting.date } as const;
    const careful = undoPlan(day, { cascade: false, matched: 'keep' }, facts);
    expect(careful.goes.map(({ key }) => key)).toEqual([free.posting.key]);
    expect(careful.stays.map(({ posting: { key }, problem }) => [key, problem.code])).toEqual([
      [sale.posting.key, 'cleared_by_another'],
    ]);
    const cascading = undoPlan(day, { cascade: true, matched: 'keep' }, facts);
    expect(cascading.goes.map(({ key }) => key).indexOf(settlement.posting.key)).toBeLessThan(
      cascading.goes.map(({ key }) => key).indexOf(sale.posting.key),
    );
  });

  test('knows as well what was sent from here after it, by name', () => {
    const settlement = documentOf(
      'settlement/90000000006',
      '3',
      { kind: 'journalEntry', number: 'AZ90000000006' },
      [own?.eventKey ?? ''],
    );
    const sent: Posting = { ...posting, state: 'posted' };
    expect(dependentsOf([sent, settlement.posting])(sent)).toEqual([settlement.posting]);
  });

  test('keeps which entries of lists a document names', () => {
    expect(documentOf('sale/A', '1', {}, []).posting.uses).toEqual(['item/3']);
  });
});
