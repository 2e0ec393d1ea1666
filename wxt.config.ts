import { defineConfig } from 'wxt';
import { reportHosts } from './lib/amazon/reportHosts';
import { sellerCentralHosts, sellerCentralMatches } from './lib/pages/hosts';

/**
 * Fixes the extension's id, and so the address to which Intuit and Amazon return, in development builds.
 * A public key protects nothing; what is packed for a store goes without it.
 */
const developmentKey =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAw8x5UOdRjMwKpqFKKt9+Cie0dp08D+vCqtzeZzJBSQag9JiNgzQrLW3COJJemZEng/2IQW5jHCRI2i1aH7psY8hETxyzXMmX49yS+y/I569hod24m2ehU7MmAnDm7a2JsYunGiwWBF5OU4swpAJaKx42cfxIte6QAxndbTwWRpBSPxZDEKyLuwivGoKXNd3/L1TuoQarKU80JGb912cRajy2PvDKHi+IPI9zS189dnDuX6nupUjzF6SowUlvSS7apx4903bco9l+o/LuENVsFpleZBVKhy0gvZv1xB3Xa6x1cBzLr0U+nwym5uoGVz1NOthiywCYCqeZZZX1He6CtwIDAQAB';

/** Where the background calls. Nothing else is reachable, and nobody else is told anything. */
const serviceHosts = [
  'https://sellingpartnerapi-na.amazon.com/*',
  'https://sellingpartnerapi-eu.amazon.com/*',
  'https://sellingpartnerapi-fe.amazon.com/*',
  'https://api.amazon.com/*',
  'https://quickbooks.api.intuit.com/*',
  'https://sandbox-quickbooks.api.intuit.com/*',
  'https://oauth.platform.intuit.com/*',
  'https://developer.api.intuit.com/*',
  ...reportHosts.map((host) => `https://${host}/*`),
];

/**
 * What our own pages and the background may load and reach: their own files and the services, nothing else.
 * Framed they may be by Seller Central alone, which is where the panel stands.
 */
const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  `connect-src ${serviceHosts.map((host) => host.replace('/*', '')).join(' ')}`,
  `frame-ancestors 'self' ${sellerCentralHosts.map((host) => `https://${host}`).join(' ')}`,
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

const packing = process.argv.includes('zip');

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  webExt: { disabled: true },
  manifest: ({ browser }) => ({
    name: 'Counterfoil',
    description: 'Amazon Seller Central orders in QuickBooks, to the cent and once.',
    // identity: the consent windows; alarms: to go on after the worker was stopped;
    // unlimitedStorage: so that the browser does not evict the record of what was sent; notifications: to say
    // that a connection or an update has stopped, where nobody has a page of ours open.
    permissions: ['identity', 'alarms', 'unlimitedStorage', 'notifications'],
    host_permissions: serviceHosts,
    content_security_policy: { extension_pages: pagePolicy },
    action: { default_title: 'Counterfoil' },
    options_ui: { page: 'app.html', open_in_tab: true },
    web_accessible_resources: [
      {
        resources: ['panel.html'],
        matches: [...sellerCentralMatches],
        ...(browser === 'firefox' ? {} : { use_dynamic_url: true }),
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'counterfoil@counterfoil.example',
              // Temporal came with 139, the declaration of collected data with 140.
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          // The first release with Temporal.
          minimum_chrome_version: '144',
          ...(packing ? {} : { key: developmentKey }),
        }),
  }),
});
