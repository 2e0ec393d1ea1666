import { describe, expect, test } from 'vitest';
import type { AmazonEvent } from '../../../lib/ledger/event';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import { newAmazonId, throttleName } from '../../../lib/sync/connections/accountNames';
import { startProblem } from '../../../lib/sync/connections/startProof';
import { connectionsBench } from './connectionsBench';

const intuit = { clientId: 'intuit-ABCDEF', clientSecret: 's', environment: 'production' } as const;
const keys = { clientId: 'amazon-ABCDEF', clientSecret: 's', region: 'na', refreshToken: 'r' } as const;

/** A seller account and a company, joined by themselves. */
async function first() {
  const b = connectionsBench();
  await b.connections.connectQuickBooks(intuit);
  await b.connections.connectAmazon(keys);
  return b;
}

describe('seller accounts', () => {
  test('the same app in two regions is two accounts, each with its tokens', async () => {
    const b = await first();
    b.world.region = 'eu';
    expect(await b.connections.connectAmazon({ ...keys, region: 'eu' })).toMatchObject({ ok: true });
    expect([...b.saved.keys()]).toEqual([
      'quickbooks/1',
      'amazon/na/amazon-ABCDEF',
      'amazon/eu/amazon-ABCDEF',
    ]);
    await b.connections.disconnect({ accountId: 'amazon/na/amazon-ABCDEF' });
    expect([...b.secrets.records.keys()].sort()).toEqual([
      'tokens/amazon/eu/amazon-ABCDEF',
      'tokens/quickbooks/1',
    ]);
    expect(b.saved.get('amazon/eu/amazon-ABCDEF')?.state).toBe('connected');
  });

  test('one app for two sellers of a region is two accounts; the same seller’s new app is one', async () => {
    const b = await first();
    b.world.storeName = 'Another shop';
    expect(await b.connections.connectAmazon(keys)).toMatchObject({
      value: { accountId: 'amazon/na/amazon-ABCDEF#2' },
    });
    b.world.storeName = 'Shop';
    expect(await b.connections.connectAmazon({ ...keys, clientId: 'new-app-XYZ' })).toMatchObject({
      value: { accountId: 'amazon/na/amazon-ABCDEF', clientIdEnding: 'pp-XYZ' },
    });
    expect(b.saved.size).toBe(3);
  });

  test('another seller is not put in the place of the one that is connected again', async () => {
    const b = await first();
    const before = b.secrets.records.get('tokens/amazon/na/amazon-ABCDEF');
    b.world.storeName = 'Another shop';
    const end = await b.connections.connectAmazon({ ...keys, accountId: 'amazon/na/amazon-ABCDEF' });
    expect(end).toMatchObject({ problem: { code: 'amazon_other_account' } });
    expect(end.ok ? '' : end.problem.sentence).toContain('Another shop, not Shop');
    expect(b.secrets.records.get('tokens/amazon/na/amazon-ABCDEF')).toBe(before);
  });
});

test('Amazon counts calls by app and seller: no two accounts share a throttle, and new keys keep an account’s', () => {
  const app = { region: 'na', clientId: '12345' } as const;
  const names = [
    throttleName(app, newAmazonId(app, [])),
    throttleName(app, newAmazonId(app, [{ accountId: 'amazon/na/12345' }])),
    throttleName({ ...app, region: 'eu' }, 'amazon/eu/12345'),
  ];
  expect(names).toEqual(['amazon/na/12345', 'amazon/na/12345#2', 'amazon/eu/12345']);
  expect(throttleName(app, 'amazon')).toBe(names[0]);
});

describe('connections', () => {
  test('the first of each side are joined by themselves, and nothing after them', async () => {
    const b = await first();
    expect([...b.joined.values()]).toMatchObject([
      { connectionId: 'first', amazonAccountId: 'amazon/na/amazon-ABCDEF', realmId: '1' },
    ]);
    expect(b.joined.get('first')?.settings.sync.sendsByItself).toEqual([]);
    b.world.realmId = '2';
    await b.connections.connectQuickBooks(intuit);
    expect(b.joined.size).toBe(1);
  });

  test('what was connected before there were connections is joined once, and left alone after', async () => {
    const b = await first();
    b.joined.clear();
    await b.connections.pairFirst();
    expect([...b.joined.keys()]).toEqual(['first']);
    await b.connections.restConnection({ connectionId: 'first', rests: true });
    await b.connections.pairFirst();
    expect(b.joined.get('first')?.restsSinceMs).toBeDefined();
    expect(b.joined.size).toBe(1);
  });

  test('what goes into a company already does not go there twice, and numbers are told apart', async () => {
    const b = await first();
    const same = { amazonAccountId: 'amazon/na/amazon-ABCDEF', realmId: '1' };
    expect(await b.connections.addConnection({ ...same, code: 'HL' })).toMatchObject({
      problem: { code: 'connection_overlaps' },
    });
    b.world.storeName = 'Another shop';
    await b.connections.connectAmazon(keys);
    const other = { amazonAccountId: 'amazon/na/amazon-ABCDEF#2', realmId: '1' };
    const refused = async (code?: string) => {
      const end = await b.connections.addConnection(code === undefined ? other : { ...other, code });
      return end.ok ? 'added' : end.problem.code;
    };
    expect(await refused()).toBe('connection_code_missing');
    expect(await refused('DE')).toBe('connection_code_unsuitable');
    expect(await refused('hl')).toBe('connection_code_unsuitable');
    expect(await refused('HL')).toBe('added');
    expect(await b.connections.addConnection({ realmId: '1', code: 'HL' })).toMatchObject({
      problem: { code: 'connection_code_taken' },
    });
    expect(b.joined.get('next-2')?.settings.books.connectionCode).toBe('HL');
  });

  test('one that rests makes room, and is not taken up again beside what took its place', async () => {
    const b = await first();
    const connectionId = 'first';
    expect(await b.connections.restConnection({ connectionId, rests: true })).toMatchObject({ ok: true });
    const same = { amazonAccountId: 'amazon/na/amazon-ABCDEF', realmId: '1', code: 'HL' };
    expect(await b.connections.addConnection(same)).toMatchObject({ ok: true });
    expect(await b.connections.restConnection({ connectionId, rests: false })).toMatchObject({
      problem: { code: 'connection_overlaps' },
    });
    expect(b.joined.get('first')?.restsSinceMs).toBe(b.clock.nowMs());
  });

  test('a change of what was looked at before is refused, and so are sides that nobody knows', async () => {
    const b = await first();
    const updatedAtMs = b.joined.get('first')?.updatedAtMs ?? 0;
    const named = { connectionId: 'first', updatedAtMs, name: ' Harbour ' };
    expect(await b.connections.changeConnection(named)).toMatchObject({ value: { name: 'Harbour' } });
    expect(await b.connections.changeConnection(named)).toMatchObject({
      problem: { code: 'connection_changed' },
    });
    expect(await b.connections.addConnection({ amazonAccountId: 'x', realmId: '9' })).toMatchObject({
      problem: { code: 'connection_side_unknown' },
    });
    expect(await b.connections.addConnection({})).toMatchObject({
      problem: { code: 'connection_joins_nothing' },
    });
    expect(await b.connections.restConnection({ connectionId: 'gone', rests: true })).toMatchObject({
      problem: { code: 'connection_gone' },
    });
  });
});

describe('a start', () => {
  const reading = (
    id: string,
    startAt: string,
    endAt: string,
    totalMinor: number,
    reserve = 0,
  ): SettlementReading =>
    ({
      summary: { settlementId: id, currency: 'USD', totalMinor, startAt, endAt, depositAt: endAt },
      rows: 1,
      sumMinor: totalMinor,
      amounts: [
        {
          postedAt: endAt,
          label: { marketplaceName: 'Amazon.com' },
          meaning: { kind: 'currentReserve' },
          amountMinor: -reserve,
          rows: 1,
        },
      ],
      unknown: [],
      problems: [],
    }) as unknown as SettlementReading;
  const from = '2026-11-10T07:00:00Z';
  const one = reading('1', '2026-10-27T07:00:00Z', '2026-11-10T06:59:58Z', 123_456, 5_000);
  const start = { from, clearingMinor: 123_456, reservedMinor: 5_000, deferredMinor: 0 };
  const facts = { currency: 'USD', readings: [one], events: [] };

  test('at the end of a settlement, with what it pays out and holds back, is not contradicted', () => {
    expect(startProblem(start, facts)).toBeUndefined();
    expect(startProblem({ ...start, clearingMinor: 1 }, { ...facts, readings: [] })).toBeUndefined();
  });

  test('is contradicted with both figures and the difference, or where it cuts a settlement', () => {
    expect(startProblem({ ...start, clearingMinor: 123_400 }, facts)?.sentence).toContain(
      '1234.56 USD as clearing, by its own settlement files, and 1234.00 USD was entered: 0.56 USD apart',
    );
    expect(startProblem({ ...start, reservedMinor: 0 }, facts)?.sentence).toContain('50.00 USD as reserve');
    expect(startProblem({ ...start, from: '2026-11-01T00:00:00Z' }, facts)).toMatchObject({
      code: 'start_within_settlement',
    });
  });

  test('knows what was deferred, where it was fetched from early enough; zero is right in any case', () => {
    const event = {
      currency: 'USD',
      postedAt: '2026-11-05T00:00:00Z',
      totalMinor: 900,
      release: { state: 'released', releasedAt: '2026-11-12T00:00:00Z', deferredFor: 'DD7' },
    } as unknown as AmazonEvent;
    const fetched = { from: '2026-07-01T00:00:00Z', until: '2026-11-20T00:00:00Z' };
    const known = { ...facts, events: [event], fetched };
    expect(startProblem({ ...start, deferredMinor: 900 }, known)).toBeUndefined();
    expect(startProblem({ ...start, deferredMinor: 901 }, known)).toMatchObject({ code: 'start_differs' });
    expect(
      startProblem({ ...start, deferredMinor: 901 }, { ...known, fetched: { ...fetched, from } }),
    ).toBeUndefined();
    expect(startProblem(start, known)).toBeUndefined();
  });

  test('is refused on saving where Amazon contradicts it, and kept where it does not', async () => {
    const b = await first();
    b.facts.readings = [one];
    const before = b.joined.get('first');
    if (before === undefined) throw new Error('not joined');
    const save = (clearingMinor: number) =>
      b.connections.saveConnectionSettings({
        connectionId: 'first',
        settings: {
          ...before.settings,
          books: { ...before.settings.books, start: { ...start, clearingMinor } },
        },
      });
    expect(await save(1)).toMatchObject({ problem: { code: 'start_differs' } });
    expect(b.joined.get('first')?.settings.books.start).toBeUndefined();
    expect(await save(123_456)).toMatchObject({ ok: true });
    expect(b.joined.get('first')?.settings.books.start?.clearingMinor).toBe(123_456);
  });
});
