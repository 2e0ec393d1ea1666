import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import type { Evidence, EvidenceFile } from '../../lib/posting/evidenceState';
import { createEvidenceStore } from '../../lib/store/evidence';
import { first } from '../../lib/store/migrations/001-first';
import { withBatches } from '../../lib/store/migrations/002-batches';
import { createOpener } from '../../lib/store/open';
import { createWriterStore } from '../../lib/store/writers';
import { context, oldRowsOf, writtenBefore } from './storeFixtures';

let made = 0;
const device = {
  deviceName: 'Chrome on Windows',
  newDeviceId: () => {
    made += 1;
    return `device-${made}`;
  },
};

describe('who sends by itself', () => {
  test('the browser has one id for all companies and for good', async () => {
    const { open } = context();
    const store = createWriterStore(open, device);
    const one = await store.readWriter('1');
    expect(one).toMatchObject({
      realmId: '1',
      deviceName: 'Chrome on Windows',
      creations: 0,
      updatedAtMs: 0,
    });
    expect((await store.readWriter('2')).deviceId).toBe(one.deviceId);
    expect((await createWriterStore(open, device).readWriter('1')).deviceId).toBe(one.deviceId);
    const other = createWriterStore(context().open, device);
    expect((await other.readWriter('1')).deviceId).not.toBe(one.deviceId);
  });

  test('is written over the version that was read alone', async () => {
    const { open } = context();
    const store = createWriterStore(open, device);
    const writer = await store.readWriter('1');
    expect(await store.writeWriter({ ...writer, creations: 1, updatedAtMs: 5 }, 0)).toBe(true);
    expect(await store.writeWriter({ ...writer, creations: 9, updatedAtMs: 6 }, 0)).toBe(false);
    expect(await store.readWriter('1')).toMatchObject({ creations: 1, updatedAtMs: 5 });
  });
});

function file(name: string, sha256: string, state: EvidenceFile['state']): EvidenceFile {
  return { name, contentType: 'text/plain', sha256, sizeBytes: 1, words: '', state, refusals: 0 };
}

const evidence: Evidence = {
  key: '1/evidence/1',
  realmId: '1',
  number: 'AZ1',
  documents: [],
  files: [file('a.txt', 'a', 'attached'), file('b.txt', 'b', 'waiting')],
  nextAtMs: 20,
  updatedAtMs: 1,
};

describe('evidence', () => {
  test('is written over the version that was read alone, and found when it is due', async () => {
    const { open } = context();
    const store = createEvidenceStore(open);
    expect(await store.writeEvidence(evidence, undefined)).toBe(true);
    expect(await store.writeEvidence({ ...evidence, updatedAtMs: 2 }, undefined)).toBe(false);
    const { nextAtMs: _next, ...done } = { ...evidence, key: '1/evidence/2' };
    expect(await store.writeEvidence(done, undefined)).toBe(true);
    expect(await store.writeEvidence({ ...evidence, key: '1/evidence/3', nextAtMs: 10 }, undefined)).toBe(
      true,
    );
    expect((await store.readDueEvidence()).map(({ key }) => key)).toEqual(['1/evidence/3', '1/evidence/1']);
    expect(await store.readEvidence('1/evidence/1')).toEqual(evidence);
  });

  test('the bytes of a file stay until nothing waits for them', async () => {
    const { open } = context();
    const store = createEvidenceStore(open);
    const bytes = Uint8Array.from([0, 255, 10]);
    await store.keepFiles([
      { sha256: 'a', bytes },
      { sha256: 'b', bytes },
    ]);
    await store.writeEvidence(evidence, undefined);
    await store.dropFiles(['a', 'b']);
    expect(await store.readFile('a')).toBeUndefined();
    expect(await store.readFile('b')).toEqual(bytes);
  });
});

test('a database from before there was evidence keeps its rows and takes evidence', async () => {
  const factory = new IDBFactory();
  const old = createOpener({ factory, migrations: [first, withBatches] });
  await writtenBefore(old);
  const rows = await oldRowsOf(old);
  const open = createOpener({ factory });
  expect((await open()).version).toBeGreaterThan(2);
  expect(await oldRowsOf(open)).toEqual(rows);
  expect(await createEvidenceStore(open).writeEvidence(evidence, undefined)).toBe(true);
  expect((await createWriterStore(open, device).readWriter('1')).own).toBeUndefined();
});
