import type { World } from '../world/world';
import type { AmazonApp, LoginWithAmazon } from './login';

/** What the consent page needs to know. */
export interface ConsentPage {
  readonly app: AmazonApp;
  readonly login: LoginWithAmazon;
  readonly world: World;
  readonly draftApplication: boolean;
}

/**
 * Seller Central's /apps/authorize/consent: GET shows who asks for what, POST is the press of its button.
 * Errors and their codes: Amazon's "Authorization errors" page.
 */
export async function answerConsent(request: Request, page: ConsentPage): Promise<Response> {
  const query =
    request.method === 'POST' ? new URLSearchParams(await request.text()) : new URL(request.url).searchParams;
  const { app } = page;
  const state = query.get('state');
  const redirectUri = query.get('redirect_uri') ?? app.redirectUris[0];
  if (query.get('application_id') !== app.applicationId) {
    return errorPage('MD9010', 'The application id is unknown or cannot be authorised here.');
  }
  if (page.draftApplication && query.get('version') !== 'beta') {
    return errorPage('MD1000', 'This application is in draft state and cannot be authorised.');
  }
  if (redirectUri === undefined || !app.redirectUris.includes(redirectUri)) {
    return errorPage(
      'MD5101',
      'The redirect address does not match one that is registered for this application.',
    );
  }
  if (state === null || state === '') return errorPage('MD5110', 'The parameter state is missing.');
  if (request.method !== 'POST') return consentForm(query, page);

  const target = new URL(redirectUri);
  target.searchParams.set('spapi_oauth_code', page.login.newCode(redirectUri));
  target.searchParams.set('state', state);
  target.searchParams.set('selling_partner_id', page.world.seller.sellerId);
  return new Response(null, { status: 302, headers: { location: target.href } });
}

function consentForm(query: URLSearchParams, { world }: ConsentPage): Response {
  const fields = [...query].map(
    ([name, value]) => `<input type="hidden" name="${escaped(name)}" value="${escaped(value)}">`,
  );
  return html(
    200,
    'Authorize application',
    `<h1>Authorize an application</h1>
<p>${escaped(world.seller.storeName)} (${escaped(world.seller.sellerId)}), this application asks to read your
orders, and your financial and accounting data.</p>
<form method="post" action="/apps/authorize/consent">${fields.join('')}
<button type="submit" id="confirm-consent">Authorize</button></form>`,
  );
}

function errorPage(code: string, message: string): Response {
  return html(
    400,
    'Authorization error',
    `<h1>We're sorry</h1><p>${escaped(message)}</p><p>Error code ${code}</p>`,
  );
}

function html(status: number, title: string, body: string): Response {
  return new Response(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`,
    { status, headers: { 'content-type': 'text/html; charset=utf-8', 'x-frame-options': 'DENY' } },
  );
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
