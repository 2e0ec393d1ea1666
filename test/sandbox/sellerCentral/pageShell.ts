import type { SellerCentralMarketplace } from './marketplaces';
import { sellerCentralMarketplaces } from './marketplaces';
import type { OrderView } from './orderView';

/** What the server tells a page's script, in a block of JSON. */
export interface PageData {
  readonly hostName: string;
  readonly marketplaceId: string;
  /** Whether links between the pages are followed without loading a document. */
  readonly clientNavigation: boolean;
  readonly olderMarkup: boolean;
  readonly shadowLinks: boolean;
  /** The parameters that keep a walk through the pages within its variant. */
  readonly variant: string;
  /** The rows of the frozen list; null where the script asks for them. */
  readonly orders: readonly OrderView[] | null;
}

/** A whole page: the header that all of them share, a body of its own and its scripts. */
export interface PageParts {
  readonly title: string;
  readonly marketplace: SellerCentralMarketplace;
  readonly marketplaces: readonly SellerCentralMarketplace[];
  readonly sellerName: string;
  readonly data: PageData;
  readonly content: string;
  /** Module scripts, in order. */
  readonly scripts: readonly string[];
  /** Modules that those import, fetched beside them. */
  readonly preload: readonly string[];
}

/** Makes text safe within markup and quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Renders a page. There is neither an inline script nor an inline style: the pages forbid both. */
export function renderPage(parts: PageParts): string {
  const scripts = parts.scripts.map((name) => `<script type="module" src="/assets/${name}"></script>`);
  const preload = parts.preload.map((name) => `<link rel="modulepreload" href="/assets/${name}">`);
  return `<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(parts.title)}</title>
<link rel="icon" href="/images/favicon.svg">
<link rel="stylesheet" href="/assets/seller.css">
${preload.join('\n')}
</head>
<body>
${header(parts)}
${parts.content}
<footer id="sc-footer">Sandbox of Seller Central, on this machine only. Invented data.</footer>
<script type="application/json" id="page-data">${JSON.stringify(parts.data).replaceAll('<', '\\u003c')}</script>
${scripts.join('\n')}
</body>
</html>
`;
}

function header({ marketplace, marketplaces, sellerName }: PageParts): string {
  const mine = `mons_sel_mkid=amzn1.mp.o.${marketplace.marketplaceId}`;
  const choices = (marketplaces.length > 0 ? marketplaces : sellerCentralMarketplaces).map(
    ({ marketplaceId, countryName }) =>
      `<li><a href="/home?mons_sel_mkid=amzn1.mp.o.${marketplaceId}&amp;mons_sel_dir_mcid=amzn1.merchant.d.SANDBOX">${escapeHtml(countryName)}</a></li>`,
  );
  return `<header id="sc-header">
<a class="brand" href="/home">seller central</a>
<nav>
<a href="/orders-v3?${mine}">Manage Orders</a>
<a href="/orders-v3/mfn/unshipped?${mine}">Unshipped</a>
<a href="/amazonsell/orders/mfn?${mine}">New order list</a>
<a href="/home?${mine}">Home</a>
</nav>
<details class="switcher-menu"><summary class="dropdown-account-switcher-header">
<span class="dropdown-account-switcher-header-label-global">${escapeHtml(sellerName)}</span>
<span class="dropdown-account-switcher-header-label-regional-child">${escapeHtml(marketplace.countryName)}</span>
</summary><ul>${choices.join('')}</ul></details>
</header>`;
}
