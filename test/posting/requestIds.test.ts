import { expect, test } from 'vitest';
import { creationRequestId, removalRequestId } from '../../lib/posting/requestIds';

test('request ids fit batches too and are the same in every browser', () => {
  const id = creationRequestId('9130000000000001', '9130000000000001/sale/A1/T1', 0);
  expect(id).toBe(creationRequestId('9130000000000001', '9130000000000001/sale/A1/T1', 0));
  expect(id).toMatch(/^cf-[0-9a-f]{32}$/);
  expect(id.length).toBeLessThanOrEqual(36);
  // Kept: a change of the derivation would make a second document of one that is on its way.
  expect(id).toBe('cf-3abdb4f44d788e9817aa79a0f64e77fc');
});

test('company, posting, generation and purpose each make another id', () => {
  const ids = [
    creationRequestId('1', 'k', 0),
    creationRequestId('2', 'k', 0),
    creationRequestId('1', 'l', 0),
    creationRequestId('1', 'k', 1),
    removalRequestId('1', 'k', '0'),
    removalRequestId('1', 'k', '1'),
    removalRequestId('1', 'k', '0', 1),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});
