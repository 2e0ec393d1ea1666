import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byAge, type ClaimNote, claimPrefix, claimText, readClaim } from '../../lib/posting/claimNote';

const takenAtMs = 1_790_000_000_000;

describe('the text of a claim', () => {
  test('is for people too, and is read as it was written', () => {
    const claim = { deviceId: '3f2a-77', deviceName: 'Chrome on Windows', epoch: 3, takenAtMs };
    const padded = { ...claim, deviceId: '3f2a77b0-1' };
    expect(claimText(padded).split('\n')).toEqual([
      'cf:writer.1.3f2a77b0-1.3.2026-09-21T14:13:20Z',
      'Browser: Chrome on Windows',
      'Counterfoil keeps this note. It says which browser sends to QuickBooks by itself, so that no two do.',
      'It is this browser: Chrome on Windows. Please leave the note as it is.',
    ]);
    expect(readClaim(claimText(padded))).toEqual(padded);
    const { deviceId: _device, ...nobody } = padded;
    expect(readClaim(claimText(nobody))).toEqual(nobody);
  });

  test('property: whatever a browser is called, it fits, has no odd characters, and is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.nat(1_000_000), (deviceName, epoch) => {
        const text = claimText({ deviceId: 'device-1', deviceName, epoch, takenAtMs });
        expect(text.length).toBeLessThanOrEqual(2000);
        expect(text.startsWith(claimPrefix)).toBe(true);
        expect(text.isWellFormed()).toBe(true);
        expect(text).toMatch(/^[^\p{Cc}]*(\n[^\p{Cc}]*){3}$/u);
        expect(readClaim(text)).toMatchObject({ deviceId: 'device-1', epoch, takenAtMs });
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    '',
    'cf:writer.',
    'cf:writer.1.device-1.1.yesterday',
    'cf:writer.2.device-1.1.2026-09-21T14:13:20Z',
    'cf:writer.1.dev.1.2026-09-21T14:13:20Z',
    'Please see cf:writer.1.device-1.1.2026-09-21T14:13:20Z',
  ])('is nobody’s where somebody has changed it: %s', (text) => {
    expect(readClaim(text)).toBeUndefined();
  });

  test('survives the line ends of another system, and words that people add below', () => {
    const text = claimText({ deviceId: 'device-1', deviceName: 'B', epoch: 1, takenAtMs });
    expect(readClaim(`${text.replaceAll('\n', '\r\n')}\r\nAnna: what is this?`)).toMatchObject({
      deviceName: 'B',
    });
  });
});

test('property: the note that counts is the same in whatever order they are seen', () => {
  const note = fc.record({
    id: fc.nat(10 ** 9).map(String),
    syncToken: fc.constant('0'),
    text: fc.constant(''),
    createdAtMs: fc.nat(3).map((second) => second * 1000),
    updatedAtMs: fc.constant(0),
  });
  const notes = fc.uniqueArray(note, { minLength: 1, maxLength: 6, selector: ({ id }) => id });
  fc.assert(
    fc.property(notes, fc.array(fc.nat()), (all: readonly ClaimNote[], draws) => {
      const mixed = [...all].sort((a, b) => (draws[Number(a.id) % 7] ?? 0) - (draws[Number(b.id) % 7] ?? 0));
      expect(byAge(mixed)).toEqual(byAge(all));
      const [first] = byAge(all);
      expect(Math.min(...all.map(({ createdAtMs }) => createdAtMs))).toBe(first?.createdAtMs);
    }),
    { numRuns: 200 },
  );
});
