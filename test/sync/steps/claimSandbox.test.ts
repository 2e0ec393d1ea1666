import { expect, test } from 'vitest';
import { readClaim } from '../../../lib/posting/claimNote';
import { claimHoldMs, claimSettlesMs, maySendByItself, type Writer } from '../../../lib/posting/claimState';
import { ok } from '../../../lib/problem/problem';
import type { ClaimPorts } from '../../../lib/sync/claimPorts';
import { claimWriter, continueClaim } from '../../../lib/sync/steps/claim';
import { sandboxed } from '../../quickbooks/tools';

type Sandboxed = ReturnType<typeof sandboxed>;

/** A browser over the sandbox's company. */
function browser(b: Sandboxed, name: string): { readonly ports: ClaimPorts; readonly writer: () => Writer } {
  let writer: Writer = {
    realmId: b.realm,
    deviceId: `device-${name}`,
    deviceName: `Browser ${name}`,
    creations: 0,
    updatedAtMs: 0,
  };
  return {
    writer: () => writer,
    ports: {
      clock: { nowMs: () => b.clock.now() },
      lock: { hold: (_name, run) => run() },
      notes: b.client.claimNotes,
      store: {
        readWriter: async () => writer,
        writeWriter: async (written, expected) => {
          if (writer.updatedAtMs !== expected) return false;
          writer = written;
          return true;
        },
      },
      readMarks: async () => ok({ done: true }),
    },
  };
}

test('two browsers on the sandbox’s company: one sends, the other takes over, and the note tells', async () => {
  const b = sandboxed();
  const [a, c] = [browser(b, 'A'), browser(b, 'C')];
  await claimWriter(a.ports, b.realm, 'schedule');
  b.clock.advance(claimSettlesMs + 1_000);
  await continueClaim(a.ports, b.realm);
  expect(maySendByItself(a.writer(), b.clock.now())).toBe(true);
  await claimWriter(c.ports, b.realm, 'schedule');
  expect(c.writer().problem?.code).toBe('writer_elsewhere');
  await claimWriter(c.ports, b.realm, 'seller');
  const [note] = b.company.documents('Attachable');
  expect(readClaim(String(note?.['Note']))).toMatchObject({ deviceId: 'device-C', epoch: 2 });
  b.clock.advance(claimHoldMs);
  await claimWriter(a.ports, b.realm, 'schedule');
  expect(a.writer().problem?.code).toBe('writer_taken_over');
  b.clock.advance(claimSettlesMs - claimHoldMs + 1_000);
  await continueClaim(c.ports, b.realm);
  expect(maySendByItself(c.writer(), b.clock.now())).toBe(true);
  // The words are for people, and short enough for QuickBooks.
  expect(String(note?.['Note'])).toContain('Please leave the note as it is.');
});

test('a person deletes the note, and copies it: it is made anew, and the copy goes', async () => {
  const b = sandboxed();
  const a = browser(b, 'A');
  await claimWriter(a.ports, b.realm, 'schedule');
  b.clock.advance(claimSettlesMs + 1_000);
  await continueClaim(a.ports, b.realm);
  const [note] = b.company.documents('Attachable');
  b.company.deleteAsPerson('Attachable', String(note?.['Id']));
  b.clock.advance(claimHoldMs);
  await claimWriter(a.ports, b.realm, 'schedule');
  expect(b.company.documents('Attachable')).toHaveLength(1);
  b.clock.advance(2_000);
  b.company.createAsPerson('Attachable', { Note: String(note?.['Note']) });
  b.clock.advance(claimSettlesMs + 1_000);
  await continueClaim(a.ports, b.realm);
  expect(b.company.documents('Attachable')).toHaveLength(1);
  expect(maySendByItself(a.writer(), b.clock.now())).toBe(true);
});
