import { describe, expect, test } from 'vitest';
import { problem } from '../../../lib/problem/problem';
import { type ProblemCode, problemTable } from '../../../lib/problem/table';
import { company, connectionsBench } from './connectionsBench';

const intuit = {
  clientId: 'intuit-client-ABCDEF',
  clientSecret: 'secret-canary',
  environment: 'production',
} as const;
const amazon = { clientId: 'amazon-client-ABCDEF', clientSecret: 'secret-canary', region: 'na' } as const;
const pasted = { ...amazon, refreshToken: 'refresh-canary' };
const consented = {
  ...amazon,
  applicationId: 'amzn1.sp.solution.example',
  sellerCentralHost: 'sellercentral.amazon.com',
  draftApp: true,
};

const seller = 'amazon/na/amazon-client-ABCDEF';
const firm = 'quickbooks/1';

function refusal(code: ProblemCode) {
  return { ok: false, problem: { code } };
}

test('connects both sides, tested, and shows no secret', async () => {
  const b = connectionsBench();
  expect(await b.connections.connectQuickBooks(intuit)).toMatchObject({
    ok: true,
    value: { state: 'connected', company: { name: 'Company 1' }, clientIdEnding: 'ABCDEF' },
  });
  expect(await b.connections.connectAmazon(pasted)).toMatchObject({
    ok: true,
    value: { state: 'connected', region: 'na', marketplaces: [{ name: 'Amazon.com' }] },
  });
  expect(await b.connections.authoriseAmazon(consented)).toMatchObject({ ok: true });
  expect(b.books()?.company.realmId).toBe('1');
  expect(JSON.stringify([...b.saved, ...b.changes])).not.toContain('canary');
  expect([...b.secrets.records.keys()].sort()).toEqual([`tokens/${seller}`, `tokens/${firm}`]);
});

describe('what is wrong is said, and nothing is kept of it', () => {
  const lasting: readonly ProblemCode[] = [
    'quickbooks_secret_wrong',
    'quickbooks_consent_expired',
    'amazon_secret_wrong',
    'amazon_grant_revoked',
    'amazon_grant_not_for_app',
  ];
  test.each(lasting)('%s at the sign-in', async (code) => {
    const b = connectionsBench();
    b.world.tokenProblem = problem(code);
    const end =
      problemTable[code].party === 'amazon'
        ? await b.connections.connectAmazon(pasted)
        : await b.connections.connectQuickBooks(intuit);
    expect(end).toMatchObject(refusal(code));
    expect(b.saved.size).toBe(0);
    expect([...b.secrets.records.keys()].filter((name) => name.startsWith('tokens/'))).toEqual([]);
  });

  test('a missing role', async () => {
    const b = connectionsBench();
    b.world.amazonProblem = problem('amazon_role_missing', { what: 'your marketplaces', role: 'Any' });
    expect(await b.connections.connectAmazon(pasted)).toMatchObject(refusal('amazon_role_missing'));
    expect(b.saved.size).toBe(0);
  });

  test('the wrong region, with the right one', async () => {
    const b = connectionsBench();
    b.world.region = 'eu';
    const end = await b.connections.connectAmazon(pasted);
    expect(end).toMatchObject(refusal('amazon_region_is'));
    expect(end.ok ? '' : end.problem.sentence).toContain('Europe, and North America was chosen');
  });

  test('development keys against a production company', async () => {
    const b = connectionsBench();
    b.world.environment = 'sandbox';
    expect(await b.connections.connectQuickBooks(intuit)).toMatchObject(
      refusal('quickbooks_keys_for_other_kind'),
    );
  });

  test.each([
    ['Authorization page could not be loaded.', 'redirect_refused'],
    ['The user did not approve access.', 'consent_closed'],
  ] as const)('a window that ends with “%s”', async (said, code) => {
    const b = connectionsBench();
    b.world.window = () => Promise.reject(new Error(said));
    const end = await b.connections.connectQuickBooks(intuit);
    expect(end).toMatchObject({ problem: { code: `quickbooks_${code}`, said } });
    expect(end.ok ? '' : end.problem.remedy).toContain('https://ours.example/');
    expect(await b.connections.authoriseAmazon(consented)).toMatchObject({
      problem: { code: `amazon_${code}` },
    });
  });

  test('a return with another state', async () => {
    const b = connectionsBench();
    b.world.window = async () => 'https://ours.example/?state=forged&code=1';
    expect(await b.connections.connectQuickBooks(intuit)).toMatchObject(
      refusal('quickbooks_return_address_wrong'),
    );
  });
});

describe('by address', () => {
  test('a refused window leaves the keys for it, and the final address works once', async () => {
    const b = connectionsBench();
    const open = b.world.window;
    b.world.window = () => Promise.reject(new Error('closed'));
    await b.connections.connectQuickBooks(intuit);
    const begun = await b.connections.beginByAddress({
      side: 'quickbooks',
      redirectAddress: 'https://mine.example/back',
    });
    if (!begun.ok) throw new Error(begun.problem.sentence);
    const finalAddress = await open(begun.value.consentAddress);
    expect(finalAddress).toContain('https://mine.example/back');
    const asked = { side: 'quickbooks', finalAddress } as const;
    expect(await b.connections.finishByAddress(asked)).toMatchObject({ ok: true });
    expect(await b.connections.finishByAddress(asked)).toMatchObject(refusal('quickbooks_consent_expired'));
  });

  test('wants the keys first, and an address that can be returned to', async () => {
    const { connections } = connectionsBench();
    const side = 'amazon';
    expect(
      await connections.beginByAddress({ side, redirectAddress: 'https://mine.example/' }),
    ).toMatchObject(refusal('amazon_keys_first'));
    for (const redirectAddress of ['mine.example', 'http://mine.example/', 'https://mine.example/#x']) {
      expect(await connections.beginByAddress({ side, redirectAddress })).toMatchObject(
        refusal('amazon_address_unsuitable'),
      );
    }
  });
});

describe('a connection that there is', () => {
  test('is not given up for keys that do not work', async () => {
    const b = connectionsBench();
    await b.connections.connectAmazon(pasted);
    const before = b.secrets.records.get(`tokens/${seller}`);
    b.world.amazonProblem = problem('amazon_unavailable');
    await b.connections.connectAmazon({ ...pasted, clientId: 'other-client' });
    expect(b.secrets.records.get(`tokens/${seller}`)).toBe(before);
    expect(b.saved.get(seller)?.state).toBe('connected');
  });

  test('keeps its company when it is connected again: another one is named, refused and given back', async () => {
    const b = connectionsBench();
    await b.connections.connectQuickBooks(intuit);
    b.chooseCustomer('7');
    const before = b.secrets.records.get(`tokens/${firm}`);
    b.world.realmId = '2';
    const end = await b.connections.connectQuickBooks({ ...intuit, accountId: firm });
    expect(end).toMatchObject(refusal('quickbooks_other_company'));
    expect(end.ok ? '' : end.problem.sentence).toContain('Company 2, and not Company 1');
    expect(b.revoked).toEqual(['refresh-canary-2']);
    expect(b.secrets.records.get(`tokens/${firm}`)).toBe(before);
    expect([...b.saved.keys()]).toEqual([firm]);
    expect(b.books()?.setup.customerId).toBe('7');
    expect(b.books('2')).toBeUndefined();
  });

  test('finds its setup when it is connected again', async () => {
    const b = connectionsBench();
    await b.connections.connectQuickBooks(intuit);
    b.chooseCustomer('7');
    await b.connections.disconnect({ accountId: firm });
    await b.connections.connectQuickBooks(intuit);
    expect(b.books()?.setup.customerId).toBe('7');
    expect([...b.saved.keys()]).toEqual([firm]);
  });

  test('is broken by a refusal, not by silence, and mended by a test', async () => {
    const b = connectionsBench();
    await b.connections.connectQuickBooks(intuit);
    const asked = { accountId: firm };
    b.world.quickbooksProblem = problem('quickbooks_unavailable');
    expect(await b.connections.testConnection(asked)).toMatchObject(refusal('quickbooks_unavailable'));
    expect(b.saved.get(firm)?.state).toBe('connected');
    b.world.quickbooksProblem = problem('quickbooks_permission');
    await b.connections.testConnection(asked);
    expect(b.saved.get(firm)).toMatchObject({
      state: 'broken',
      problem: { code: 'quickbooks_permission' },
      company: { realmId: '1' },
    });
    b.world.quickbooksProblem = undefined;
    expect(await b.connections.testConnection(asked)).toMatchObject({
      ok: true,
      value: { state: 'connected' },
    });
    expect(b.saved.get(firm)?.problem).toBeUndefined();
  });

  test('shows as broken when a refresh finds the grant gone', async () => {
    const b = connectionsBench();
    await b.connections.connectAmazon(pasted);
    b.clock.advance(3_600_000);
    b.world.tokenProblem = problem('amazon_grant_revoked');
    b.world.amazonProblem = problem('amazon_grant_revoked');
    await b.connections.testConnection({ accountId: seller });
    expect(b.saved.get(seller)).toMatchObject({
      state: 'broken',
      problem: { code: 'amazon_grant_revoked' },
    });
  });

  test('keeps untested keys where the other side was only silent', async () => {
    const b = connectionsBench();
    b.world.quickbooksProblem = problem('quickbooks_unavailable');
    expect(await b.connections.connectQuickBooks(intuit)).toMatchObject(refusal('quickbooks_unavailable'));
    b.world.quickbooksProblem = undefined;
    expect(await b.connections.testConnection({ accountId: firm })).toMatchObject({ ok: true });
  });
});

describe('disconnecting', () => {
  test('withdraws the grant, forgets every secret, and no company is connected', async () => {
    const b = connectionsBench();
    await b.connections.connectQuickBooks(intuit);
    expect(await b.connections.disconnect({ accountId: firm })).toEqual({ ok: true, value: null });
    expect(b.revoked).toEqual(['refresh-canary-1']);
    expect(b.secrets.records.size).toBe(0);
    expect(b.saved.get(firm)).toEqual({
      accountId: firm,
      side: 'quickbooks',
      state: 'none',
      realmId: '1',
      company: company('1'),
    });
    expect(b.forgotten).toEqual(['1']);
    expect(b.changes).toContainEqual({ what: 'setup' });
    expect(await b.connections.testConnection({ accountId: firm })).toMatchObject(
      refusal('quickbooks_not_connected'),
    );
  });

  test('forgets also where Intuit does not answer, and says so', async () => {
    const b = connectionsBench();
    await b.connections.connectQuickBooks(intuit);
    b.world.revokeProblem = problem('quickbooks_unavailable');
    expect(await b.connections.disconnect({ accountId: firm })).toMatchObject(
      refusal('quickbooks_not_revoked'),
    );
    expect(b.secrets.records.size).toBe(0);
  });
});
