import type { Samples } from './parts';
import { measureSettlementMemory } from './settlementMemory';
import { measureSettlementSpeed } from './settlementSpeed';

/** How fast settlement files are read, and in how much memory. */
export async function takeSettlementSamples(runs: number, tell: (what: string) => void): Promise<Samples> {
  const speeds = await measureSettlementSpeed(runs, tell);
  const samples = new Map<string, readonly number[]>();
  for (const [name, values] of speeds)
    samples.set(`settlement.${name === 'ours' ? 'parse' : name}.rows`, values);
  tell('A settlement of 1 GB …');
  return samples.set('settlement.1gb.mb', [await measureSettlementMemory()]);
}
