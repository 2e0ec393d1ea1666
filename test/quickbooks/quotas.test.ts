import { expect, it } from 'vitest';
import { mostConcurrent, quickbooksQuotas } from '../../lib/quickbooks/quotas';

it.each(quickbooksQuotas)('$operation stays within its minute', ({ burst, ratePerSecond, perMinute }) => {
  expect(burst + ratePerSecond * 60).toBeLessThanOrEqual(perMinute);
});

it('leaves room for requests that were under way when the minute began', () => {
  const [request] = quickbooksQuotas;
  if (request === undefined) throw new Error('no quota');
  expect(request.burst + request.ratePerSecond * 60 + mostConcurrent).toBeLessThan(request.perMinute);
});
