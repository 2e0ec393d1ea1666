import { describe, expect, test } from 'vitest';
import { mutants } from './mutants';

describe.each(mutants.map((mutant) => [mutant.name, mutant] as const))('mutant: %s', (_, mutant) => {
  test(`dies in the world: ${mutant.world}`, async () => {
    await expect(mutant.live(mutant.mutate)).rejects.toThrow(
      /second document|more than one|no store knows|booked twice/,
    );
  });

  test(`the protocol itself lives in the world: ${mutant.world}`, async () => {
    await expect(mutant.live((ports) => ports)).resolves.toBeUndefined();
  });
});
