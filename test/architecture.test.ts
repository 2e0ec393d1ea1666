import { expect, test } from 'vitest';

test('placeholder until the layers exist', () => {
  expect(typeof Temporal.Now.instant).toBe('function');
});
