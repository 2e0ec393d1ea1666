import type { SellerCentralMarketplace } from './marketplaces';
import type { SellerCentralOrderRow } from './orderRow';
import { searchOrders } from './orderSearch';
import { type OrderView, viewOrder } from './orderView';
import { escapeHtml, type PageData, type PageParts, renderPage } from './pageShell';

/** One request for a page, with what the session knows. */
export interface SellerCentralVisit {
  readonly url: URL;
  readonly marketplace: SellerCentralMarketplace;
  readonly marketplaces: readonly SellerCentralMarketplace[];
  readonly sellerName: string;
  readonly orders: readonly SellerCentralOrderRow[];
}

const orderId = '[A-Z\\d]{3}-\\d{7}-\\d{7}';
const classicList = /^\/orders-v3(?:\/ref=[^/]*|\/(?:fba|mfn)\/\w+|\/search)?\/?$/;
const classicDetails = new RegExp(`^/orders-v3/order/${orderId}(?:/(?:confirm-shipment|cancel-order))?/?$`);
const newPages = new RegExp(`^/amazonsell/(?:orders/(?:mfn|fba|${orderId})|order-details)/?$`);
const variantNames = ['layout', 'hostile', 'spa', 'markup', 'links'];

const common =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'";
const closing = "form-action 'self'; base-uri 'none'; object-src 'none'";
/** The strictest policy under which the classic pages run; it names no extension. */
const classicPolicy = `${common}; frame-src 'none'; frame-ancestors 'none'; ${closing}`;
/** The new pages hold frames of their own host. */
const framedPolicy = `${common}; frame-src 'self'; frame-ancestors 'self'; ${closing}`;

/** The page at an address, or the one that says that there is none. */
export function pageFor(visit: SellerCentralVisit): Response {
  const { pathname, searchParams } = visit.url;
  if (pathname === '/') return redirect('/home');
  const oldId = searchParams.get('orderID');
  if (pathname === '/gp/orders/fba-order-details.html' && oldId !== null) {
    return redirect(`/orders-v3/order/${encodeURIComponent(oldId)}`);
  }
  if (pathname.startsWith('/widgets/'))
    return html('<!DOCTYPE html><title>Widget</title><p>Widget</p>', framedPolicy);
  const isClassic = classicList.test(pathname) || classicDetails.test(pathname);
  const isNew = newPages.test(pathname);
  if ((isClassic || isNew) && searchParams.get('layout') === 'unknown') return unknownPage(visit);
  if (isClassic) return classicPage(visit, classicDetails.test(pathname));
  if (isNew) return newPage(visit);
  if (pathname === '/home' || /^\/(?:amazonsell|payments|myinventory|inventory)(?:\/|$)/.test(pathname)) {
    return homePage(visit);
  }
  return html(
    renderPage({ ...parts(visit, 'Page not found', '<main id="sc-content"><h1>Page not found</h1></main>') }),
    classicPolicy,
    404,
  );
}

/** The page that a session without a sign-in is sent to. */
export function signInPage(url: URL): Response {
  const page = `<!DOCTYPE html>
<html lang="en-US"><head><meta charset="utf-8"><title>Sign-in</title>
<link rel="stylesheet" href="/assets/seller.css"></head><body>
<form class="sign-in a-box" method="post" action="/ap/signin${escapeHtml(url.search)}">
<h1>Sign in</h1>
<label>Email <input name="email" type="email" value="seller@example.com"></label>
<button class="a-button" type="submit">Continue</button>
</form></body></html>`;
  return html(page, classicPolicy);
}

function classicPage(visit: SellerCentralVisit, isDetails: boolean): Response {
  const isBench = !isDetails && visit.url.searchParams.get('bench') === '1';
  const shell =
    '<main id="sc-content"><div id="MYO-app"><div id="apploading"><div>' +
    '<span class="a-spinner a-spinner-medium"></span></div></div></div></main>';
  const page: PageParts = {
    ...parts(visit, isDetails ? 'Order details' : 'Manage Orders', shell),
    data: pageData(visit, isBench ? frozenOrders(visit) : null),
    scripts: [...hostileScripts(visit), 'classic.js'],
    preload: [
      'katal.js',
      'orders.js',
      'orderRows.js',
      'pagination.js',
      'details.js',
      'pageData.js',
      'vdom.js',
    ],
  };
  return html(renderPage(page), classicPolicy);
}

function newPage(visit: SellerCentralVisit): Response {
  const recent = visit.orders.slice(0, 3).map((order) => order.orderId);
  const frames = ['cobra', 'help', 'feedback']
    .map(
      (name) => `<iframe class="next-widget" title="${name}" src="/widgets/${name}" tabindex="-1"></iframe>`,
    )
    .join('');
  const shell =
    `<div class="next-layout"><sc-side-bar recent="${escapeHtml(recent.join(' '))}"></sc-side-bar>` +
    `<div id="app-root"></div></div>${frames}`;
  const page: PageParts = {
    ...parts(visit, 'Orders', shell),
    scripts: [...hostileScripts(visit), 'next.js'],
    preload: ['katal.js', 'nextChrome.js', 'pageData.js', 'vdom.js'],
  };
  return html(renderPage(page), framedPolicy);
}

function unknownPage(visit: SellerCentralVisit): Response {
  const page = parts(visit, 'Orders', '<div id="r0"></div>');
  return html(renderPage({ ...page, scripts: [...hostileScripts(visit), 'unknown.js'] }), classicPolicy);
}

function homePage(visit: SellerCentralVisit): Response {
  const open = visit.orders.filter(({ status }) => status === 'Unshipped').length;
  const card = (title: string, figure: string) =>
    `<section class="a-box"><h2>${title}</h2><div class="card-figure">${figure}</div></section>`;
  const shell =
    `<main id="sc-content"><h1>Welcome, ${escapeHtml(visit.sellerName)}</h1><div class="cards">` +
    `${card('Open orders', String(open))}${card('Buyer messages', '0')}${card('Account health', 'Healthy')}` +
    '</div></main>';
  return html(renderPage(parts(visit, 'Seller Central', shell)), classicPolicy);
}

function parts(visit: SellerCentralVisit, title: string, content: string): PageParts {
  return {
    title,
    marketplace: visit.marketplace,
    marketplaces: visit.marketplaces,
    sellerName: visit.sellerName,
    data: pageData(visit, null),
    content,
    scripts: hostileScripts(visit),
    preload: [],
  };
}

function pageData(visit: SellerCentralVisit, orders: readonly OrderView[] | null): PageData {
  const asked = visit.url.searchParams;
  const variant = variantNames.flatMap((name) => {
    const value = asked.get(name);
    return value === null ? [] : [`${name}=${encodeURIComponent(value)}`];
  });
  return {
    hostName: visit.url.hostname,
    marketplaceId: visit.marketplace.marketplaceId,
    clientNavigation: asked.get('spa') !== '0',
    olderMarkup: asked.get('markup') === 'older',
    shadowLinks: asked.get('links') === 'shadow',
    variant: variant.join('&'),
    orders,
  };
}

/** The newest hundred orders as seen an hour after the newest, each with the same picture: always the same page. */
function frozenOrders(visit: SellerCentralVisit): readonly OrderView[] {
  const { orders } = searchOrders(visit.orders, {
    marketplaceId: visit.marketplace.marketplaceId,
    fulfillment: 'all',
    status: 'all',
    queryType: 'order-id',
    query: '',
    sort: 'order_date_desc',
    page: 1,
    pageSize: 100,
  });
  const nowMs = (orders[0]?.purchasedAtMs ?? 0) + 3_600_000;
  return orders.map((order) => {
    const view = viewOrder(order, visit.marketplace, nowMs);
    const items = view.items.map((item) => ({ ...item, image: '/images/product/frozen.svg' }));
    return { ...view, items };
  });
}

function hostileScripts(visit: SellerCentralVisit): readonly string[] {
  return visit.url.searchParams.get('hostile') === '1' ? ['hostile.js'] : [];
}

function html(body: string, policy: string, status = 200): Response {
  return new Response(body, {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'cache-control': 'no-store',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'x-content-type-options': 'nosniff',
    },
  });
}

function redirect(location: string): Response {
  return new Response(null, { status: 302, headers: { location } });
}
