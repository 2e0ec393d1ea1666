import { expect, test } from 'vitest';
import type { AmazonEvent } from '../../../lib/ledger/event';
import { factsOfMarketplaces } from '../../../lib/sync/connections/factsOfMarketplaces';
import type { FactStorePort } from '../../../lib/sync/jobs/ports';

const [us, ca] = ['ATVPDKIKX0DER', 'A2EUQ1WTGCTBG2'];
const event = (key: string, currency: string, marketplaceId?: string) =>
  ({ key, currency, ...(marketplaceId === undefined ? {} : { marketplaceId }) }) as AmazonEvent;
const events = [event('us', 'USD', us), event('ca', 'CAD', ca), event('fee', 'CAD')];
const facts = {
  readOrders: async () => [
    { orderId: '1', order: { marketplaceId: us }, events: [events[0]], fetchedAtMs: 1 },
    { orderId: '2', order: { marketplaceId: ca }, events: [events[1]], fetchedAtMs: 1 },
  ],
  readEventsPosted: async () => events,
  readSettlementFiles: async () => [{ summary: { currency: 'USD' } }, { summary: { currency: 'CAD' } }],
} as unknown as FactStorePort;

const at = '2026-11-01T00:00:00Z';

test('two connections of one seller account share what it sold by marketplace: all once, nothing twice', async () => {
  const seen: string[] = [];
  for (const marketplaceId of [us, ca]) {
    const own = factsOfMarketplaces(facts, { marketplaceIds: [marketplaceId] });
    seen.push(...(await own.readEventsPosted(at, at)).map(({ key }) => key));
    expect(await own.readOrders(['1', '2'])).toHaveLength(1);
    expect(await own.readSettlementFiles()).toHaveLength(1);
  }
  expect(seen).toEqual(['us', 'ca', 'fee']);
});

test('a connection that names no marketplace has them all', () => {
  expect(factsOfMarketplaces(facts, {})).toBe(facts);
});
