import { describe, expect, it } from 'vitest';
import { landmarks } from '../world/landmarks';
import { amazonBench, type ErrorsBody } from './amazonBench';
import { type Operation, usagePlans } from './operations';

const participations = '/sellers/v1/marketplaceParticipations';
const paths = {
  getOrder: `/orders/2026-01-01/orders/${landmarks.simpleFba}`,
  searchOrders: '/orders/2026-01-01/orders?createdAfter=2026-11-20T00:00:00Z',
  listTransactions: '/finances/2024-06-19/transactions?postedAfter=2026-11-20T00:00:00Z',
  getMarketplaceParticipations: participations,
  getReports: '/reports/2021-06-30/reports?reportTypes=GET_V2_SETTLEMENT_REPORT_DATA_FLAT_FILE_V2',
} satisfies Partial<Record<Operation, string>>;
const operations = Object.keys(paths) as readonly (keyof typeof paths)[];

describe('usage plans', () => {
  it.each(operations)('lets %s through up to its burst, then by its rate', async (operation) => {
    const bench = amazonBench();
    const { rate, burst } = usagePlans[operation];
    const statuses = async (times: number): Promise<number[]> => {
      const seen: number[] = [];
      for (let call = 0; call < times; call += 1) {
        seen.push((await bench.get(paths[operation])).status);
      }
      return seen;
    };
    expect(await statuses(burst)).toEqual(Array(burst).fill(200));
    const refused = await bench.get<ErrorsBody>(paths[operation]);
    expect([refused.status, refused.body.errors[0]?.code]).toEqual([429, 'QuotaExceeded']);
    expect(bench.side.throttled(operation)).toBe(1);
    const tokenMs = Math.ceil(1000 / Number(rate));
    bench.advance(tokenMs - 2);
    expect(await statuses(1)).toEqual([429]);
    bench.advance(2);
    expect(await statuses(2)).toEqual([200, 429]);
    bench.advance(tokenMs * burst * 10);
    expect(await statuses(burst + 1)).toEqual([...Array(burst).fill(200), 429]);
  });

  it('keeps the operations apart', async () => {
    const bench = amazonBench();
    for (let call = 0; call <= 10; call += 1) await bench.get(paths.listTransactions);
    expect(bench.side.throttled('listTransactions')).toBe(1);
    expect((await bench.get(paths.getOrder)).status).toBe(200);
    expect(bench.side.count('listTransactions')).toBe(11);
    expect(bench.side.count('getOrder')).toBe(1);
  });
});

describe('the API', () => {
  it('shows the stores of the seller', async () => {
    const { body } = await amazonBench().get<{ payload: { marketplace: { countryCode: string } }[] }>(
      participations,
    );
    expect(body.payload.map(({ marketplace }) => marketplace.countryCode)).toEqual(['US', 'CA', 'MX']);
  });

  it('refuses a missing and a made-up token', async () => {
    const bench = amazonBench();
    const madeUp = await bench.get<ErrorsBody>(participations, { token: 'Atza|no' });
    expect([madeUp.status, madeUp.body.errors[0]?.code]).toEqual([403, 'Unauthorized']);
    expect(madeUp.body.errors[0]?.details).toContain('revoked, malformed or invalid');
    const missing = await bench.side.handle(
      new Request(`https://sellingpartnerapi-na.amazon.com${participations}`),
    );
    expect(missing.status).toBe(403);
  });

  it('refuses the other regions, unknown paths and missing roles alike', async () => {
    const bench = amazonBench({ deniedOperations: ['listTransactions'] });
    const elsewhere = await bench.get<ErrorsBody>(participations, {
      host: 'sellingpartnerapi-eu.amazon.com',
    });
    expect([elsewhere.status, elsewhere.body.errors[0]?.details]).toEqual([403, '']);
    expect((await bench.get('/orders/v0/orders')).status).toBe(403);
    expect((await bench.get(paths.listTransactions)).status).toBe(403);
    expect((await bench.get(paths.getOrder)).status).toBe(200);
    bench.side.change({ deniedOperations: [] });
    expect((await bench.get(paths.listTransactions)).status).toBe(200);
  });

  it('has no CORS headers, and refuses the preflight', async () => {
    const bench = amazonBench();
    const { headers } = await bench.get(participations);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    const preflight = await bench.side.handle(
      new Request(`https://sellingpartnerapi-na.amazon.com${participations}`, { method: 'OPTIONS' }),
    );
    expect(preflight.status).toBe(403);
    expect(preflight.headers.has('access-control-allow-origin')).toBe(false);
  });

  it('tells the time, a request id, and the limit where the models name it', async () => {
    const bench = amazonBench();
    const fine = await bench.get(paths.searchOrders);
    expect(fine.headers.get('date')).toBe('Mon, 23 Nov 2026 19:00:00 GMT');
    expect(fine.headers.get('x-amzn-ratelimit-limit')).toBe('0.0056');
    const refused = await bench.get(participations, { token: 'no' });
    expect(refused.headers.has('x-amzn-ratelimit-limit')).toBe(false);
    expect(refused.headers.get('x-amzn-requestid')).not.toBe(fine.headers.get('x-amzn-requestid'));
  });

  it('applies faults around its own work', async () => {
    const bench = amazonBench();
    bench.faults.plan({ url: /getOrder|orders\//, times: 1, fault: { kind: 'drop', at: 'after' } });
    await expect(bench.get(paths.getOrder)).rejects.toThrow('connection reset');
    expect(bench.side.count('getOrder')).toBe(1);
    expect((await bench.get(paths.getOrder)).status).toBe(200);
  });
});
