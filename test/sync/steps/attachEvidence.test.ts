import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../../lib/posting/evidenceState';
import type { EvidenceAsked } from '../../../lib/sync/steps/attachEvidence';
import type { JsonRecord } from '../../sandbox/quickbooks/record';
import { EvidenceBrowser, type EvidenceFault, EvidenceWorld, fileOf } from './evidenceWorld';

const files = [
  fileOf('Amazon settlement 12395580393.txt', 'settlement-id\ttotal\n12395580393\t5.00\n'),
  fileOf('Amazon settlement 12395580393 proof.csv', 'what,amount\r\nSales,5.00\r\n'),
];
const key = '1/evidence/12395580393';

function asked(world: EvidenceWorld, ...ids: readonly string[]): EvidenceAsked {
  const documents = ids.map((id) => ({ kind: 'journalEntry' as const, id }));
  return { key, realmId: world.b.realm, number: 'AZ12395580393', documents, files };
}

function linksOf(row: JsonRecord): readonly string[] {
  const refs = (row['AttachableRef'] ?? []) as readonly { EntityRef: { type: string; value: string } }[];
  return refs.map(({ EntityRef: { type, value } }) => `${type} ${value}`);
}

/** Each file is there once, whole, with these documents; and the documents are as they were. */
function attachedOnce(world: EvidenceWorld, ...ids: readonly string[]): void {
  const rows = world.b.company.documents('Attachable');
  const told = world.trace.join('\n');
  expect(rows.map((row) => row['FileName']).sort(), told).toEqual(files.map(({ name }) => name).sort());
  for (const row of rows) {
    const file = files.find(({ name }) => name === row['FileName']);
    expect(world.b.company.uploaded(String(row['Id']))).toEqual(file?.bytes);
    expect(String(row['Note'])).toContain(file?.sha256);
    expect(linksOf(row)).toEqual(ids.map((id) => `JournalEntry ${id}`));
  }
  for (const id of ids) expect(world.b.company.document('JournalEntry', id)?.['SyncToken']).toBe('0');
}

function evidenceIn(browser: EvidenceBrowser): Evidence {
  const evidence = browser.evidence.get(key);
  if (evidence === undefined) throw new Error('there is none');
  return evidence;
}

/** All is attached, nothing is pending, and the bytes are forgotten. */
function isDone(browser: EvidenceBrowser): void {
  const { files: all, nextAtMs } = evidenceIn(browser);
  expect(all.map(({ state, problem }) => [state, problem])).toEqual(all.map(() => ['attached', undefined]));
  expect(nextAtMs).toBeUndefined();
  expect(browser.files.size).toBe(0);
}

describe('evidence', () => {
  test('a file and its proof stand with all entries of a settlement, each uploaded once', async () => {
    const world = new EvidenceWorld();
    const browser = new EvidenceBrowser();
    const ids = [world.entry('AZ1-1'), world.entry('AZ1-2')];
    await world.run(browser, asked(world, ...ids));
    attachedOnce(world, ...ids);
    await world.settle([browser]);
    isDone(browser);
    await world.run(browser, asked(world, ...ids));
    attachedOnce(world, ...ids);
  });

  test('a lost store finds the files again and sends nothing', async () => {
    const world = new EvidenceWorld();
    const id = world.entry('AZ1');
    await world.run(new EvidenceBrowser(), asked(world, id));
    world.trace.length = 0;
    const other = new EvidenceBrowser();
    await world.run(other, asked(world, id));
    expect(world.trace.filter((line) => line.startsWith('uploadFile'))).toEqual([]);
    attachedOnce(world, id);
    isDone(other);
  });

  test('after an undo the same files stand with the new entry, without a second upload', async () => {
    const world = new EvidenceWorld();
    const browser = new EvidenceBrowser();
    const first = world.entry('AZ1');
    await world.run(browser, asked(world, first));
    await world.settle([browser]);
    world.b.company.deleteAsPerson('JournalEntry', first);
    await world.run(browser, asked(world));
    expect(evidenceIn(browser).nextAtMs).toBeUndefined();
    const second = world.entry('AZ1');
    await world.run(browser, asked(world, second));
    await world.settle([browser]);
    attachedOnce(world, second);
  });

  test('a refusal is said and tried again, ever later; the entry stays as it is', async () => {
    const world = new EvidenceWorld();
    const browser = new EvidenceBrowser();
    const id = world.entry('AZ1');
    world.b.company.setMode({ subscriptionExpired: true });
    await world.run(browser, asked(world, id));
    const [file] = evidenceIn(browser).files;
    expect(file).toMatchObject({ state: 'waiting', refusals: 1, problem: { code: 'evidence_refused' } });
    expect(file?.problem?.sentence).toContain('AZ12395580393');
    expect(file?.problem?.said).toContain('subscription');
    await world.pass(3_600_000 + 1_000);
    await world.run(browser, 'continue');
    const [again] = evidenceIn(browser).files;
    expect(again).toMatchObject({ refusals: 2 });
    expect((again?.nextAtMs ?? 0) - world.b.clock.now()).toBeGreaterThan(7_100_000);
    world.b.company.setMode({ subscriptionExpired: false });
    await world.settle([browser]);
    attachedOnce(world, id);
    isDone(browser);
  });

  test('at the seller’s word what was refused is tried at once, and what still stands in its way is said', async () => {
    const world = new EvidenceWorld();
    const browser = new EvidenceBrowser();
    const id = world.entry('AZ1');
    world.b.company.setMode({ subscriptionExpired: true });
    await world.run(browser, asked(world, id));
    expect(await world.again(browser, key)).toBe('evidence_refused');
    expect(await world.again(browser, 'another')).toBe('posting_unknown');
    world.b.company.setMode({ subscriptionExpired: false });
    expect(await world.again(browser, key)).toBeUndefined();
    attachedOnce(world, id);
    await world.settle([browser]);
    isDone(browser);
    // What is attached is not touched by another try.
    expect(await world.again(browser, key)).toBeUndefined();
    attachedOnce(world, id);
  });

  test('a file that is no longer in the browser is said', async () => {
    const world = new EvidenceWorld();
    const browser = new EvidenceBrowser();
    const id = world.entry('AZ1');
    await world.run(browser, asked(world, id), (_call, name) =>
      name === 'uploadFile' ? 'lost before' : 'none',
    );
    browser.files.clear();
    await world.settle([browser]);
    expect(evidenceIn(browser).files.map(({ problem }) => problem?.code)).toEqual([
      'evidence_missing',
      'evidence_missing',
    ]);
    await world.run(browser, asked(world, id));
    await world.settle([browser]);
    attachedOnce(world, id);
  });

  test('what a person has taken away stays away; a note that a person has changed is still known', async () => {
    const world = new EvidenceWorld();
    const browser = new EvidenceBrowser();
    const id = world.entry('AZ1');
    await world.run(browser, asked(world, id));
    const [first, second] = world.b.company.documents('Attachable');
    world.b.company.deleteAsPerson('Attachable', String(first?.['Id']));
    world.b.company.editAsPerson('Attachable', String(second?.['Id']), { Note: 'Seen by Anna' });
    await world.settle([browser]);
    await world.run(new EvidenceBrowser(), { ...asked(world, id), files: files.slice(1) });
    expect(world.b.company.documents('Attachable').map((row) => row['Note'])).toEqual(['Seen by Anna']);
  });

  test('two browsers at the same moment: the second copy is removed, the oldest stays', async () => {
    const world = new EvidenceWorld();
    world.b.company.setMode({ requestId: 'ignored' });
    const [one, two] = [new EvidenceBrowser(), new EvidenceBrowser()];
    const id = world.entry('AZ1');
    await world.run(one, asked(world, id), (_call, name) => (name === 'uploadFile' ? 'slow' : 'none'));
    await world.run(two, asked(world, id));
    await world.pass(115_000);
    expect(world.b.company.documents('Attachable').length).toBeGreaterThan(files.length);
    await world.settle([one, two]);
    attachedOnce(world, id);
    isDone(one);
    isDone(two);
  });
});

const faults: readonly EvidenceFault[] = [
  'die before',
  'die after',
  'lost before',
  'lost after',
  'throttled',
  'slow',
];

describe.each(['honoured', 'ignored'] as const)('request ids %s', (requestId) => {
  test.each(faults)('a fault at every call, %s: each file once', async (what) => {
    for (let n = 1, hit = true; hit; n += 1) {
      hit = false;
      const world = new EvidenceWorld();
      world.b.company.setMode({ requestId });
      const browser = new EvidenceBrowser();
      const id = world.entry('AZ1');
      await world.run(browser, asked(world, id), (call) => {
        if (call !== n) return 'none';
        hit = true;
        return what;
      });
      // Whoever asks again after a death before anything was stored is the settlement's own step.
      await world.run(browser, asked(world, id));
      await world.settle([browser]);
      attachedOnce(world, id);
      isDone(browser);
    }
  });
});
