import { describe, expect, it } from 'vitest';
import { amazonConsentAddress, readAmazonReturn } from '../../lib/amazon/consent';
import { createAmazonLogin } from '../../lib/amazon/login';
import { amazonBench, benchApp } from '../sandbox/amazon/amazonBench';

const keys = { clientId: 'amzn1.application-oa2-client.x', clientSecret: 'amzn1.oa2-cs.v1.canary-secret' };

function answering(answer: Response | 'drop') {
  return createAmazonLogin({
    ...keys,
    fetch: async () => {
      if (answer === 'drop') throw new TypeError('failed');
      return answer;
    },
  });
}

describe('Login with Amazon', () => {
  it.each([
    [
      401,
      '{"error":"invalid_client","error_description":"Client authentication failed"}',
      'amazon_secret_wrong',
    ],
    [400, '{"error":"invalid_grant","error_description":"revoked"}', 'amazon_grant_revoked'],
    [400, '{"error":"unauthorized_client","error_description":"no"}', 'amazon_grant_not_for_app'],
    [400, '{"error":"invalid_request"}', 'amazon_refused'],
    [429, '{"error":"slow_down"}', 'amazon_busy'],
    [503, '<html></html>', 'amazon_unavailable'],
    [400, '<html>no</html>', 'amazon_answer_unreadable'],
    [200, '{"access_token":', 'amazon_answer_unreadable'],
    [200, '', 'amazon_answer_unreadable'],
  ])('%i %s', async (status, body, code) => {
    const login = answering(new Response(body, { status }));
    expect(await login.refresh('Atzr|r')).toMatchObject({ ok: false, problem: { code } });
  });

  it('says that nobody answered', async () => {
    expect(await answering('drop').refresh('Atzr|r')).toMatchObject({
      problem: { code: 'amazon_unavailable' },
    });
  });

  it('never tells a secret, even one that is quoted back', async () => {
    const refreshToken = 'Atzr|canary-refresh-token-0123456789';
    const body = JSON.stringify({
      error: 'invalid_request',
      error_description: `${keys.clientSecret} ${refreshToken} client_secret=${keys.clientSecret}`,
    });
    const read = await answering(new Response(body, { status: 400 })).refresh(refreshToken);
    expect(JSON.stringify(read)).not.toContain('canary');
  });

  it('works with the sandbox', async () => {
    const { side } = amazonBench();
    const [redirectAddress = ''] = benchApp.redirectUris;
    const loginWith = (clientSecret: string) =>
      createAmazonLogin({
        clientId: benchApp.clientId,
        clientSecret,
        fetch: (input, init) => side.handle(new Request(input, init)),
      });
    const login = loginWith(benchApp.clientSecret);
    expect(await login.refresh(benchApp.refreshToken)).toMatchObject({
      ok: true,
      value: { refreshToken: benchApp.refreshToken, accessLivesMs: 3_600_000 },
    });
    const code = side.login.newCode(redirectAddress);
    const exchanged = await login.exchangeCode(code, redirectAddress);
    expect(exchanged).toMatchObject({ ok: true });
    expect(await login.exchangeCode(code, redirectAddress)).toMatchObject({
      problem: { code: 'amazon_consent_expired' },
    });
    expect(await loginWith('wrong').refresh(benchApp.refreshToken)).toMatchObject({
      problem: { code: 'amazon_secret_wrong' },
    });
    side.login.revokeGrant('invalid_grant');
    expect(await login.refresh(benchApp.refreshToken)).toMatchObject({
      problem: { code: 'amazon_grant_revoked' },
    });
    side.login.revokeGrant('unauthorized_client');
    expect(await login.refresh(benchApp.refreshToken)).toMatchObject({
      problem: { code: 'amazon_grant_not_for_app' },
    });
  });
});

describe('the consent', () => {
  it('is opened in Seller Central, for a draft app with version=beta', () => {
    const consent = {
      sellerCentralHost: 'sellercentral.amazon.com',
      applicationId: 'amzn1.sp.solution.x',
      state: 's',
      redirectAddress: 'https://x.example/a',
    };
    expect(amazonConsentAddress({ ...consent, draftApp: true })).toBe(
      'https://sellercentral.amazon.com/apps/authorize/consent?application_id=amzn1.sp.solution.x&state=s&redirect_uri=https%3A%2F%2Fx.example%2Fa&version=beta',
    );
    expect(amazonConsentAddress({ ...consent, draftApp: false })).not.toContain('version');
  });

  it.each([
    [
      'https://x.example/a?spapi_oauth_code=c&state=s&selling_partner_id=A1',
      { ok: true, value: { code: 'c', sellingPartnerId: 'A1' } },
    ],
    [
      'https://x.example/a?spapi_oauth_code=c&state=other&selling_partner_id=A1',
      { problem: { code: 'amazon_return_address_wrong' } },
    ],
    ['https://x.example/a?state=s', { problem: { code: 'amazon_return_address_wrong' } }],
    ['x', { problem: { code: 'amazon_return_address_wrong' } }],
    ['https://x.example/a?error=access_denied&state=s', { problem: { code: 'amazon_consent_refused' } }],
    ['https://x.example/a?error=MD1000&error_description=draft', { problem: { code: 'amazon_refused' } }],
  ])('is read back from %s', (address, expected) => {
    expect(readAmazonReturn(address, 's')).toMatchObject(expected);
  });
});
