import type { FaultPlan } from '../faults';
import type { SandboxClock, SandboxSide } from '../side';
import { serveAsset } from './assets';
import { type SellerCentralMarketplace, sellerCentralHosts, sellerCentralMarketplaces } from './marketplaces';
import type { SellerCentralOrderRow } from './orderRow';
import { readOrderSearch, searchOrders } from './orderSearch';
import { viewOrder } from './orderView';
import { pageFor, type SellerCentralVisit, signInPage } from './pages';

/** What the pages are made from. */
export interface SellerCentralOptions {
  readonly clock: SandboxClock;
  readonly faults: FaultPlan;
  readonly sellerName: string;
  /** Asked at each request, so that the world may move on. */
  readonly orders: () => readonly SellerCentralOrderRow[];
  /** Answers `/apps/authorize/consent`, where a seller lets an application in. */
  readonly consentPage?: (request: Request) => Promise<Response>;
  /** Starts without a session: every page then leads to the sign-in page. */
  readonly signedOut?: boolean;
}

/** Seller Central on all of its host names. */
export interface SellerCentralSide extends SandboxSide {
  /** Ends the session; the next request of any page or script is sent to sign in. */
  signOut(): void;
  /** Begins one, as the sign-in page's button does. */
  signIn(): void;
}

/** Builds the pages of Seller Central over somebody's orders. */
export function createSellerCentralSide(options: SellerCentralOptions): SellerCentralSide {
  const { clock, faults, orders } = options;
  let signedOut = options.signedOut ?? false;

  async function answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const asset = serveAsset(url.pathname);
    if (asset !== undefined) return asset;
    if (url.pathname === '/ap/signin') {
      if (request.method !== 'POST') return signInPage(url);
      signedOut = false;
      return redirect(returnAddress(url));
    }
    if (signedOut) {
      if (url.pathname.startsWith('/orders-api/'))
        return Response.json({ reason: 'sign_in' }, { status: 403 });
      return redirect(`/ap/signin?openid.return_to=${encodeURIComponent(url.href)}`);
    }
    if (url.pathname === '/apps/authorize/consent' && options.consentPage !== undefined) {
      return options.consentPage(request);
    }
    const marketplace = marketplaceOf(url, request.headers.get('cookie') ?? '');
    if (url.pathname.startsWith('/orders-api/')) return answerData(url, marketplace);
    return remember(url, marketplace, pageFor(visit(url, marketplace)));
  }

  function visit(url: URL, marketplace: SellerCentralMarketplace): SellerCentralVisit {
    const rows = orders();
    return {
      url,
      marketplace,
      sellerName: options.sellerName,
      marketplaces: sellerCentralMarketplaces.filter(({ marketplaceId }) =>
        rows.some((row) => row.marketplaceId === marketplaceId),
      ),
      orders: rows,
    };
  }

  function answerData(url: URL, marketplace: SellerCentralMarketplace): Response {
    const id = /^\/orders-api\/order\/([^/]+)$/.exec(url.pathname)?.[1];
    if (id !== undefined) {
      const order = orders().find(({ orderId }) => orderId === id);
      if (order === undefined) return Response.json({ reason: 'not_found' }, { status: 404 });
      return Response.json(
        viewOrder(order, marketplaceById(order.marketplaceId) ?? marketplace, clock.now()),
      );
    }
    const wanted = marketplaceById(url.searchParams.get('marketplaceId')) ?? marketplace;
    const found = searchOrders(orders(), readOrderSearch(url.searchParams, wanted.marketplaceId));
    return Response.json({
      ...found,
      orders: found.orders.map((order) => viewOrder(order, wanted, clock.now())),
    });
  }

  return {
    hosts: sellerCentralHosts,
    handle: (request) => faults.apply(request, () => answer(request)),
    signOut: () => {
      signedOut = true;
    },
    signIn: () => {
      signedOut = false;
    },
  };
}

/** A session may be pinned to another marketplace than its host's: the switcher's link, then the cookie, decide. */
function marketplaceOf(url: URL, cookies: string): SellerCentralMarketplace {
  const asked = /^amzn1\.mp\.o\.(\w+)$/.exec(url.searchParams.get('mons_sel_mkid') ?? '')?.[1];
  const pinned = /(?:^|;\s*)sc-marketplace=(\w+)/.exec(cookies)?.[1];
  const own = sellerCentralMarketplaces.find(({ hosts }) => hosts.includes(url.hostname));
  const found = marketplaceById(asked) ?? marketplaceById(pinned) ?? own;
  if (found === undefined) throw new Error(`${url.hostname} is no host of Seller Central`);
  return found;
}

function marketplaceById(marketplaceId: string | null | undefined): SellerCentralMarketplace | undefined {
  return sellerCentralMarketplaces.find((marketplace) => marketplace.marketplaceId === marketplaceId);
}

function remember(url: URL, marketplace: SellerCentralMarketplace, response: Response): Response {
  if (url.searchParams.has('mons_sel_mkid')) {
    response.headers.append(
      'set-cookie',
      `sc-marketplace=${marketplace.marketplaceId}; Path=/; Secure; HttpOnly`,
    );
  }
  return response;
}

/** Where the sign-in page leads afterwards: a page of the same host, whatever the address says. */
function returnAddress(url: URL): string {
  const asked = url.searchParams.get('openid.return_to') ?? '/home';
  const target = new URL(asked, url);
  return target.host === url.host ? target.pathname + target.search : '/home';
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}
