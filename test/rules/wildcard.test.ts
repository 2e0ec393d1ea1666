import fc from 'fast-check';
import { expect, test } from 'vitest';
import { folded, wildcard } from '../../lib/rules/wildcard';

test('fits what the same pattern fits as a regular expression', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?', '.'), maxLength: 8 });
  const texts = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 10 });
  fc.assert(
    fc.property(letters, texts, (pattern, text) => {
      const source = pattern.replaceAll('.', '\\.').replaceAll('*', '.*').replaceAll('?', '.');
      const read = wildcard(pattern);
      expect(read.fits(folded(text)), pattern).toBe(new RegExp(`^${source}$`).test(text));
      if (read.fits(folded(text))) expect(text.startsWith(read.prefix)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
});

test('a hostile pattern ends: thousands of stars before a letter that never comes', () => {
  const read = wildcard(`${'*a'.repeat(300)}*b?`);
  expect(read.fits('a'.repeat(20_000))).toBe(false);
});
