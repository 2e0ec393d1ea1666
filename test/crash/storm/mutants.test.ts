import { describe, expect, test } from 'vitest';
import { foundWorlds } from './foundWorlds';
import { mutants } from './mutants';
import { live } from './scene';
import { worlds } from './worlds';

const all = [...worlds, ...foundWorlds];

describe.each(all.map((world) => [world.name, world] as const))('world: %s', (name, world) => {
  test('the protocol itself lives', async () => {
    await expect(live(world)).resolves.toBeUndefined();
  });

  const dying = mutants.filter((mutant) => mutant.world === name);
  test.each(dying.map((mutant) => [mutant.name, mutant] as const))('dies here: %s', async (_, mutant) => {
    await expect(live(world, mutant.mutate)).rejects.toThrow(mutant.verdict);
  });
});

test('every mutant has its world', () => {
  const names = all.map(({ name }) => name);
  for (const { name, world } of mutants) expect(names, name).toContain(world);
});
