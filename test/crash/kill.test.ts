import { describe, expect, test } from 'vitest';
import { modes, nameOf, prevents } from './modes';
import type { Fault } from './run';
import { play } from './scenario';
import { byTurns, type Choose, pausing } from './world';

const deaths: readonly Fault[] = ['die before', 'die after', 'lost before', 'lost after', 'throttled'];

/** Whether a fault means anything at this call. */
function fits(fault: Fault, name: string): boolean {
  if (fault === 'die before' || fault === 'die after') return true;
  const sends = name === 'createDocument' || name === 'deleteDocument';
  return sends || (fault !== 'throttled' && (name.startsWith('find') || name === 'readDocument'));
}

describe.each(modes.map((mode) => [nameOf(mode), mode] as const))('%s', (_name, mode) => {
  test('one browser: a fault at the n-th call, for every n', async () => {
    const verdicts = new Set<string>();
    for (const death of deaths) {
      for (let n = 1; ; n += 1) {
        const fault = (call: number, name: string): Fault =>
          call === n && fits(death, name) ? death : 'none';
        const { verdict, calls } = await play({ mode, stores: 1, fault });
        verdicts.add(verdict);
        if (n > calls) break;
      }
    }
    expect([...verdicts]).toContain('one document');
    expect([...verdicts]).not.toContain('detected and repaired');
  });

  test('two browsers side by side: a fault at the n-th call of one, for every n', async () => {
    for (const death of deaths) {
      for (let n = 1; ; n += 1) {
        const fault = (call: number, name: string): Fault =>
          call === n && fits(death, name) ? death : 'none';
        const { calls } = await play({ mode, stores: 2, fault, choose: byTurns });
        if (n > calls) break;
      }
    }
  });

  test('two browsers, one pausing at each call: without faults, and its reply lost or its worker dead', async () => {
    const faults: readonly Fault[] = ['none', 'die after', 'lost after'];
    const verdicts = new Set<string>();
    for (const atSend of faults) {
      for (let pause = 1; ; pause += 1) {
        const choose: Choose = pausing(pause);
        const fault = (_call: number, name: string): Fault => (name === 'createDocument' ? atSend : 'none');
        const { calls, verdict } = await play({ mode, stores: 2, fault, choose });
        verdicts.add(verdict);
        if (pause > calls) break;
      }
    }
    // Where nothing prevents a second document these races do make one, or the judge would see nothing.
    expect(verdicts.has('detected and repaired')).toBe(!prevents(mode, 2));
  });
});
