import { expect, it } from 'vitest';
import { itemBatchLimits, itemQuotas, mostConcurrent, quickbooksQuotas } from '../../lib/quickbooks/quotas';
import { capacityOf } from '../../lib/sync/bucket';

it.each([...quickbooksQuotas, ...itemQuotas])(
  '$operation stays within its minute',
  ({ burst, ratePerSecond, perMinute }) => {
    expect(burst + ratePerSecond * 60).toBeLessThanOrEqual(perMinute);
  },
);

it('leaves room for requests that were under way when the minute began', () => {
  const [request] = quickbooksQuotas;
  if (request === undefined) throw new Error('no quota');
  expect(request.burst + request.ratePerSecond * 60 + mostConcurrent).toBeLessThan(request.perMinute);
});

it('holds a whole batch where each of its items counts, and what is kept for clicks', () => {
  const [request] = itemQuotas;
  if (request === undefined) throw new Error('no quota');
  expect(capacityOf(request)).toBeGreaterThanOrEqual(itemBatchLimits.mostItems + 2);
});
