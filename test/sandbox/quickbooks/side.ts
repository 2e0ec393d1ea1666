import type { FaultPlan } from '../faults';
import type { SandboxClock, SandboxSide } from '../side';
import { Company, type CompanySeed } from './company';
import { entityAtPath } from './entities/table';
import { Gateway } from './gateway';
import { type IntuitApp, OAuth, type OAuthCalls } from './oauth';
import { documentPage, missingPage } from './pages';
import { type CompanyDesk, deskOf } from './person';
import { type IssuedTokens, Tokens } from './tokens';

/** What may differ from the usual. */
export interface QuickBooksOptions {
  /** How long every request takes; none by default. */
  readonly requestDelayMs?: number;
  /** How long every item of a batch takes; none by default. */
  readonly batchItemDelayMs?: number;
  /** Whether each item of a batch counts as a request, which Intuit's page on limits leaves open. */
  readonly batchItemsCount?: boolean;
  /** How long a replaced refresh token still works; not at all by default. */
  readonly refreshGraceMs?: number;
}

/** Everything a QuickBooks side is made of. */
export interface QuickBooksSetup {
  readonly clock: SandboxClock;
  readonly faults: FaultPlan;
  readonly apps: readonly IntuitApp[];
  readonly companies: readonly CompanySeed[];
  readonly options?: QuickBooksOptions;
}

/** Intuit as the sandbox plays it. */
export interface QuickBooksSide extends SandboxSide {
  /** The company with a realm id; throws where there is none. */
  company(realm: string): CompanyDesk;
  readonly companies: readonly CompanyDesk[];
  /** Tokens for a company without the consent pages. */
  connect(clientId: string, realm: string): IssuedTokens;
  /** Ends every connection to a company, as its owner would. */
  disconnect(realm: string): void;
  /** Makes every access token expire now. */
  expireAccessTokens(): void;
  readonly oauthCalls: Readonly<OAuthCalls>;
}

const hosts = [
  'appcenter.intuit.com',
  'oauth.platform.intuit.com',
  'developer.api.intuit.com',
  'accounts.platform.intuit.com',
  'sandbox-accounts.platform.intuit.com',
  'quickbooks.api.intuit.com',
  'sandbox-quickbooks.api.intuit.com',
  'app.qbo.intuit.com',
  'app.sandbox.qbo.intuit.com',
] as const;

/** Starts an Intuit of its own: nothing is shared with another one. */
export function createQuickBooksSide(setup: QuickBooksSetup): QuickBooksSide {
  const { clock, faults, apps, options = {} } = setup;
  const companies = setup.companies.map((seed) => new Company(seed, clock));
  const byRealm = new Map(companies.map((company) => [company.realm, company]));
  const desks = new Map(companies.map((company) => [company.realm, deskOf(company)]));
  const tokens = new Tokens(clock, options.refreshGraceMs ?? 0);
  const oauth = new OAuth(clock, tokens, apps, () => companies);
  const gateway = new Gateway(
    oauth,
    tokens,
    (realm) => byRealm.get(realm),
    { requestMs: options.requestDelayMs ?? 0, batchItemMs: options.batchItemDelayMs ?? 0 },
    () => clock.now(),
    options.batchItemsCount ?? false,
  );

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    switch (url.hostname) {
      case 'appcenter.intuit.com':
        return oauth.consent(request, url);
      case 'oauth.platform.intuit.com':
        return oauth.token(request, url);
      case 'developer.api.intuit.com':
        return oauth.developer(request, url);
      case 'accounts.platform.intuit.com':
      case 'sandbox-accounts.platform.intuit.com':
        return oauth.accounts(request, url);
      case 'quickbooks.api.intuit.com':
        return gateway.answer(request, url, 'production');
      case 'sandbox-quickbooks.api.intuit.com':
        return gateway.answer(request, url, 'sandbox');
      case 'app.qbo.intuit.com':
        return documentAt(companies, url, 'production');
      case 'app.sandbox.qbo.intuit.com':
        return documentAt(companies, url, 'sandbox');
      default:
        return new Response('No such host', { status: 421 });
    }
  }

  return {
    hosts,
    handle: (request) => faults.apply(request, () => answer(request)),
    company: (realm) => {
      const desk = desks.get(realm);
      if (desk === undefined) throw new Error(`No company ${realm}`);
      return desk;
    },
    companies: [...desks.values()],
    connect: (clientId, realm) => tokens.grantDirectly(clientId, realm, 'com.intuit.quickbooks.accounting'),
    disconnect: (realm) => tokens.revokeRealm(realm),
    expireAccessTokens: () => tokens.expireAccess(),
    oauthCalls: oauth.calls,
  };
}

/**
 * `/app/salesreceipt?txnId=145`, or the link that names the company too,
 * `/app/login?deeplinkcompanyid=…&pagereq=salesreceipt?txnId=145`. Without it, which company is open is
 * the browser's session; here it is whichever has the document.
 */
function documentAt(companies: readonly Company[], url: URL, kind: 'production' | 'sandbox'): Response {
  const page =
    url.pathname === '/app/login' ? new URL(`/app/${url.searchParams.get('pagereq') ?? ''}`, url) : url;
  const segment = /^\/app\/([a-z]+)$/.exec(page.pathname)?.[1];
  const row = segment === undefined ? undefined : entityAtPath(segment);
  const id = page.searchParams.get('txnId') ?? '';
  const wanted = url.searchParams.get('deeplinkcompanyid');
  for (const company of companies) {
    if (company.kind !== kind || (wanted !== null && wanted !== company.realm)) continue;
    const stored = row === undefined ? undefined : company.get(row.name, id);
    if (row !== undefined && stored !== undefined) return documentPage(company, row.name, stored);
  }
  return missingPage();
}
