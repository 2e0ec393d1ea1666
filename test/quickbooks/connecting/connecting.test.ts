import { describe, expect, test } from 'vitest';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { canadian } from '../../sandbox/quickbooks/seeds/canadian';
import { realms } from '../../sandbox/quickbooks/seeds/world';
import { posting } from '../../store/storeFixtures';
import { americanPlace, fullDrafts, ref } from '../documents/fullDrafts';
import { companyId, connectingBench } from './connectingBench';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const asked = { accountId: companyId(realms.production) };

async function connected() {
  const b = connectingBench();
  const end = await b.connections.connectQuickBooks(b.form);
  if (!end.ok) throw new Error(end.problem.sentence);
  return b;
}

const refusal = (code: string) => ({ ok: false, problem: { code } });

describe('consent', () => {
  test('connects the company that was chosen, with its facts, lists and the end of the authorisation', async () => {
    const b = await connected();
    expect(await b.status()).toMatchObject({
      state: 'connected',
      company: { realmId: realms.production, name: 'Sandbox Outfitters', country: 'US', homeCurrency: 'USD' },
      hardEndMs: b.clock.now() + 5 * 365 * dayMs,
    });
    expect(await b.store.readBooks()).toMatchObject({ company: { realmId: realms.production } });
    expect([...b.secrets.records.keys()]).toEqual([`tokens/${asked.accountId}`]);
  });

  test('that is refused, and with keys for the other kind of company, keeps nothing', async () => {
    const b = connectingBench();
    b.seller.decision = 'cancel';
    expect(await b.connections.connectQuickBooks(b.form)).toMatchObject(
      refusal('quickbooks_consent_refused'),
    );
    b.seller.decision = 'connect';
    b.seller.realm = realms.sandbox;
    expect(await b.connections.connectQuickBooks(b.development)).toMatchObject(
      refusal('quickbooks_keys_for_other_kind'),
    );
    b.seller.realm = realms.production;
    expect(await b.connections.connectQuickBooks({ ...b.form, clientSecret: 'wrong' })).toMatchObject(
      refusal('quickbooks_secret_wrong'),
    );
    expect(await b.store.readBooks()).toBeUndefined();
    expect([...b.secrets.records.keys()].some((name) => name.startsWith('tokens/'))).toBe(false);
  });
});

describe('a connected company', () => {
  test('is worked with for a quarter: access renewed by the hour, the refresh token replaced by the day', async () => {
    const b = await connected();
    const used = new Set<string>();
    const client = await b.client();
    for (let day = 0; day < 90; day += 1) {
      expect(await client.readCompany(), `day ${day}`).toMatchObject({ ok: true });
      const token = await b.tokens.current();
      if (token.ok) used.add(token.value);
      b.clock.advance(day % 7 === 0 ? 6 * hourMs : dayMs);
    }
    expect(used.size).toBe(90);
    expect(await b.status()).toMatchObject({ state: 'connected' });
  });

  test('is refreshed once by two contexts whose token ended, although the old one dies at once', async () => {
    const b = await connected();
    b.clock.advance(dayMs);
    const before = b.side.oauthCalls.refresh;
    const ends = await Promise.all([b.tokens.current(), b.otherKeeper().current(), b.tokens.current()]);
    expect(new Set(ends.map((end) => (end.ok ? end.value : end.problem.code))).size).toBe(1);
    expect(ends.every(({ ok }) => ok)).toBe(true);
    expect(b.side.oauthCalls.refresh).toBe(before + 1);
  });

  test('survives access tokens that Intuit ends early, with one refresh and the same request', async () => {
    const b = await connected();
    const client = await b.client();
    b.side.expireAccessTokens();
    const before = b.side.oauthCalls.refresh;
    const draft = { ...fullDrafts(americanPlace).transfer, toAccount: ref(american.accounts.savings) };
    const payload = payloadOf(draft, 'cf:1', { country: 'US', multiCurrency: false });
    expect(await client.createDocument('transfer', payload, 'request-1')).toMatchObject({
      outcome: 'created',
    });
    expect(b.side.oauthCalls.refresh).toBe(before + 1);
    expect(b.company.documents('Transfer')).toHaveLength(1);
  });

  test('that slept for more than a hundred days has to be connected again, and says so', async () => {
    const b = await connected();
    b.clock.advance(102 * dayMs);
    expect(await (await b.client()).readCompany()).toMatchObject(refusal('quickbooks_grant_revoked'));
    expect(await b.status()).toMatchObject({
      state: 'broken',
      problem: { code: 'quickbooks_grant_revoked' },
      company: { realmId: realms.production },
    });
    await b.connections.connectQuickBooks(b.form);
    expect(await b.status()).toMatchObject({ state: 'connected' });
    expect(await (await b.client()).readCompany()).toMatchObject({ ok: true });
  });

  test('ends after five years, however often it is used, on the day that was told', async () => {
    const b = await connected();
    const told = await b.status();
    const hardEndMs = told?.side === 'quickbooks' ? told.hardEndMs : undefined;
    const client = await b.client();
    let last = await client.readCompany();
    while (last.ok) {
      b.clock.advance(50 * dayMs);
      last = await client.readCompany();
    }
    expect(last).toMatchObject(refusal('quickbooks_grant_revoked'));
    expect(b.clock.now()).toBeGreaterThanOrEqual(hardEndMs ?? Number.POSITIVE_INFINITY);
    expect(b.clock.now() - (hardEndMs ?? 0)).toBeLessThan(50 * dayMs);
    expect(await b.status()).toMatchObject({ state: 'broken' });
  });

  test('whose owner withdraws the authorisation at Intuit is broken, and nothing is lost', async () => {
    const b = await connected();
    b.side.disconnect(b.realm);
    expect(await (await b.client()).readCompany()).toMatchObject(refusal('quickbooks_grant_revoked'));
    expect(await b.status()).toMatchObject({ state: 'broken', company: { realmId: realms.production } });
    expect(await b.store.readBooks()).toMatchObject({ company: { realmId: realms.production } });
  });

  test('is not broken by silence', async () => {
    const b = await connected();
    b.clock.advance(2 * hourMs);
    b.sends.lost = true;
    expect(await (await b.client()).readCompany()).toMatchObject(refusal('quickbooks_unavailable'));
    expect(await b.status()).toMatchObject({ state: 'connected' });
    b.sends.lost = false;
    expect(await (await b.client()).readCompany()).toMatchObject({ ok: true });
  });

  test('is not changed by choosing another one at Intuit, whose new authorisation is given back', async () => {
    const b = await connected();
    b.seller.realm = realms.canada;
    const end = await b.connections.connectQuickBooks({ ...b.form, ...asked });
    expect(b.side.oauthCalls.revoke).toBe(1);
    expect(await b.status(realms.canada)).toBeUndefined();
    expect(end).toMatchObject(refusal('quickbooks_other_company'));
    expect(end.ok ? '' : end.problem.sentence).toContain('Sandbox Outfitters Canada');
    expect(await b.store.readBooks()).toMatchObject({ company: { realmId: realms.production } });
    expect(await (await b.client()).readCompany()).toMatchObject({ value: { realmId: realms.production } });
  });
});

describe('two companies', () => {
  async function both() {
    const b = await connected();
    b.seller.realm = realms.canada;
    const end = await b.connections.connectQuickBooks(b.form);
    if (!end.ok) throw new Error(end.problem.sentence);
    return b;
  }
  const ofCanada = { accountId: companyId(realms.canada) };

  test('are connected beside each other, each with its own tokens, books and setup', async () => {
    const b = await both();
    expect((await b.store.readAccounts()).map(({ accountId }) => accountId).sort()).toEqual(
      [asked.accountId, ofCanada.accountId].sort(),
    );
    expect(await b.store.readBooks()).toMatchObject({ company: { realmId: realms.production } });
    for (const realmId of [realms.production, realms.canada]) {
      expect(await (await b.client(realmId)).readCompany()).toMatchObject({ value: { realmId } });
      expect(await b.store.of({ realmId }).readBooks()).toMatchObject({ company: { realmId } });
    }
    await b.store.of({ realmId: realms.canada }).saveSetup({ customerId: '7', itemIds: {} });
    expect((await b.store.readBooksOf(realms.production))?.setup.customerId).toBeUndefined();
    expect((await b.store.readBooksOf(realms.canada))?.setup.customerId).toBe('7');
  });

  test('are ended apart: what one withdraws, forgets or loses leaves the other at work', async () => {
    const b = await both();
    b.side.disconnect(b.realm);
    expect(await (await b.client()).readCompany()).toMatchObject(refusal('quickbooks_grant_revoked'));
    expect(await b.status()).toMatchObject({ state: 'broken' });
    expect(await b.status(realms.canada)).toMatchObject({ state: 'connected' });
    expect(await (await b.client(realms.canada)).readCompany()).toMatchObject({ ok: true });
    await b.connections.disconnect(asked);
    expect([...b.secrets.records.keys()]).toEqual([`tokens/${ofCanada.accountId}`]);
    expect(await (await b.client(realms.canada)).readCompany()).toMatchObject({ ok: true });
    // The one that was looked at is gone: the other is looked at now.
    expect(await b.store.readBooks()).toMatchObject({ company: { realmId: realms.canada } });
    expect(await b.store.of({ realmId: realms.production }).readBooks()).toBeUndefined();
  });

  test('choosing the one while the other is connected again takes nothing from either', async () => {
    const b = await both();
    const end = await b.connections.connectQuickBooks({ ...b.form, ...asked });
    expect(end).toMatchObject(refusal('quickbooks_other_company'));
    // Intuit would end the grant of the app for that company, which is at work here.
    expect(b.side.oauthCalls.revoke).toBe(0);
    b.clock.advance(2 * hourMs);
    for (const realmId of [realms.production, realms.canada])
      expect(await (await b.client(realmId)).readCompany()).toMatchObject({ value: { realmId } });
  });

  test('a consent for a company that is known opens that one again, whoever asked for a new one', async () => {
    const b = await both();
    await b.connections.disconnect(ofCanada);
    expect(await b.status(realms.canada)).toMatchObject({ state: 'none' });
    expect(await b.connections.connectQuickBooks(b.form)).toMatchObject({ value: ofCanada });
    expect(await b.store.readAccounts()).toHaveLength(2);
  });
});

describe('after disconnecting', () => {
  test('the grant is withdrawn at Intuit, and no secret is left', async () => {
    const b = await connected();
    const token = await b.tokens.current();
    b.useToken(token.ok ? token.value : '');
    expect((await b.call('GET', 'companyinfo/1')).status).toBe(200);
    expect(await b.connections.disconnect(asked)).toEqual({ ok: true, value: null });
    expect(b.side.oauthCalls.revoke).toBe(1);
    expect((await b.call('GET', 'companyinfo/1')).status).toBe(401);
    expect(b.secrets.records.size).toBe(0);
    expect(await b.status()).toMatchObject({ ...asked, state: 'none' });
    expect(await b.status()).not.toHaveProperty('clientIdEnding');
    expect(await b.store.readBooks()).toBeUndefined();
  });

  test('secrets are gone also where Intuit was not to be reached, and that is said', async () => {
    const b = await connected();
    b.sends.lost = true;
    expect(await b.connections.disconnect(asked)).toMatchObject(refusal('quickbooks_not_revoked'));
    expect(b.secrets.records.size).toBe(0);
  });

  test('connecting again finds setup, postings and the company; another company has its own', async () => {
    const b = await connected();
    await b.store.saveSetup({ customerId: american.customers.walkIn, itemIds: {} });
    const sent = posting({
      key: `${realms.production}/sale/E1`,
      realmId: realms.production,
      state: 'posted',
    });
    await b.store.writePosting(sent, undefined);
    await b.connections.disconnect(asked);
    b.seller.realm = realms.canada;
    await b.connections.connectQuickBooks(b.form);
    expect((await b.store.readBooks())?.setup.customerId).toBeUndefined();
    await b.store.saveSetup({ customerId: canadian.customers.lakeside, itemIds: {} });
    expect(await b.connections.disconnect({ accountId: companyId(realms.canada) })).toMatchObject({
      ok: true,
    });
    b.seller.realm = realms.production;
    expect(await b.connections.connectQuickBooks(b.form)).toMatchObject({ ok: true });
    expect(await b.store.readBooks()).toMatchObject({
      company: { realmId: realms.production },
      setup: { customerId: american.customers.walkIn },
    });
    expect(await b.store.readPosting(sent.key)).toMatchObject({ state: 'posted' });
  });
});
