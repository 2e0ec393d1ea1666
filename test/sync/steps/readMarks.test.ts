import { expect, test } from 'vitest';
import { claimSettlesMs, maySendByItself } from '../../../lib/posting/claimState';
import { createWriterStore } from '../../../lib/store/writers';
import type { ClaimPorts } from '../../../lib/sync/claimPorts';
import { claimWriter, continueClaim } from '../../../lib/sync/steps/claim';
import { readMarks } from '../../../lib/sync/steps/readMarks';
import { drawDocuments, drawOf, foundBench } from './foundBench';

type Bench = Awaited<ReturnType<typeof foundBench>>;

/** The ports of the bench's browser of this moment. */
function claimPorts(bench: Bench, deviceId: string): ClaimPorts {
  const scan = bench.ports();
  return {
    clock: scan.clock,
    lock: { hold: (_name, run) => run() },
    notes: bench.client.claimNotes,
    store: createWriterStore(bench.open, { deviceName: deviceId, newDeviceId: () => deviceId }),
    readMarks: () => readMarks(scan),
  };
}

test('a browser that takes over owns what the one before it sent, before it may send anything', async () => {
  const bench = await foundBench();
  const first = claimPorts(bench, 'device-A');
  await claimWriter(first, bench.realm, 'schedule');
  const documents = drawDocuments(drawOf(7), 12).filter(({ draft }) => draft.kind !== 'payment');
  const keys: string[] = [];
  for (const planned of documents) {
    const posted = await bench.post(planned);
    if (!posted.ok) throw new Error(posted.problem.sentence);
    expect(posted.value.state).toBe('posted');
    keys.push(posted.value.key);
  }
  expect(keys.length).toBeGreaterThan(5);

  await bench.loseStore();
  const second = claimPorts(bench, 'device-B');
  const taken = await claimWriter(second, bench.realm, 'seller');
  expect(taken).toMatchObject({ ok: true, value: { own: { settled: false } } });
  expect(await bench.store().readPosting(keys[0] ?? '')).toBeUndefined();
  bench.clock.advance(claimSettlesMs + 1_000);
  const ready = await continueClaim(second, bench.realm);
  if (!ready.ok) throw new Error(ready.problem.sentence);
  expect(maySendByItself(ready.value, bench.clock.now())).toBe(true);
  for (const key of keys) expect(await bench.store().readPosting(key)).toMatchObject({ state: 'posted' });
});
