import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { build, type Logger } from 'wxt';

// What the extension may do, in literals: whoever widens it has to say so here, in review.
const permissions = ['identity', 'alarms', 'unlimitedStorage', 'notifications'];
const services = [
  'https://sellingpartnerapi-na.amazon.com',
  'https://sellingpartnerapi-eu.amazon.com',
  'https://sellingpartnerapi-fe.amazon.com',
  'https://api.amazon.com',
  'https://quickbooks.api.intuit.com',
  'https://sandbox-quickbooks.api.intuit.com',
  'https://oauth.platform.intuit.com',
  'https://developer.api.intuit.com',
  'https://tortuga-prod-na.s3-external-1.amazonaws.com',
  'https://tortuga-prod-na.s3.amazonaws.com',
  'https://tortuga-prod-eu.s3-eu-west-1.amazonaws.com',
  'https://tortuga-prod-eu.s3.eu-west-1.amazonaws.com',
  'https://tortuga-prod-fe.s3-us-west-2.amazonaws.com',
  'https://tortuga-prod-fe.s3.us-west-2.amazonaws.com',
];
const sellerCentral = [
  'https://sellercentral-europe.amazon.com',
  'https://sellercentral.amazon.ae',
  'https://sellercentral.amazon.ca',
  'https://sellercentral.amazon.co.jp',
  'https://sellercentral.amazon.co.uk',
  'https://sellercentral.amazon.co.za',
  'https://sellercentral.amazon.com',
  'https://sellercentral.amazon.com.au',
  'https://sellercentral.amazon.com.be',
  'https://sellercentral.amazon.com.br',
  'https://sellercentral.amazon.com.mx',
  'https://sellercentral.amazon.com.tr',
  'https://sellercentral.amazon.de',
  'https://sellercentral.amazon.eg',
  'https://sellercentral.amazon.es',
  'https://sellercentral.amazon.fr',
  'https://sellercentral.amazon.ie',
  'https://sellercentral.amazon.in',
  'https://sellercentral.amazon.it',
  'https://sellercentral.amazon.nl',
  'https://sellercentral.amazon.pl',
  'https://sellercentral.amazon.sa',
  'https://sellercentral.amazon.se',
  'https://sellercentral.amazon.sg',
];
/** The id under which both parties know the address that consent returns to, in development builds. */
const developmentId = 'olgdhommpmajddfnjgiijafgfghkegpm';

const whole = (origins: readonly string[]): readonly string[] => origins.map((origin) => `${origin}/*`);
const sorted = (texts: readonly string[]): readonly string[] => [...texts].sort();

interface Manifest {
  readonly [member: string]: unknown;
  readonly content_security_policy: { readonly extension_pages: string };
  readonly content_scripts: readonly { readonly [member: string]: unknown; readonly matches: string[] }[];
  readonly web_accessible_resources: readonly { readonly [member: string]: unknown; matches: string[] }[];
}

const quiet = (): void => {};
const silent: Logger = {
  debug: quiet,
  log: quiet,
  info: quiet,
  warn: quiet,
  error: quiet,
  fatal: quiet,
  success: quiet,
  level: 0,
};

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'counterfoil-manifest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each([
  { browser: 'chrome', output: 'chrome-mv3' },
  { browser: 'firefox', output: 'firefox-mv3' },
])('the production build for $browser', ({ browser, output }) => {
  const built = join(folder, output);
  let manifest: Manifest;

  beforeAll(async () => {
    await build({ root, browser, manifestVersion: 3, outDir: folder, logger: silent });
    manifest = JSON.parse(readFileSync(join(built, 'manifest.json'), 'utf8')) as Manifest;
  }, 120_000);

  test('asks for these permissions and hosts and no others', () => {
    expect(manifest['manifest_version']).toBe(3);
    expect(manifest['permissions']).toEqual(permissions);
    expect(manifest['host_permissions']).toEqual(whole(services));
    expect(manifest['optional_permissions']).toBeUndefined();
    expect(manifest['optional_host_permissions']).toBeUndefined();
  });

  test('stands on Seller Central with one script, in its top frame, and nowhere else', () => {
    expect(manifest.content_scripts).toHaveLength(1);
    const [{ matches, ...script } = { matches: [] }] = manifest.content_scripts;
    expect(sorted(matches)).toEqual(sorted(whole(sellerCentral)));
    expect(script).toEqual({ run_at: 'document_start', js: ['content-scripts/seller-central.js'] });
  });

  test('shows the panel, and no other file, to Seller Central alone', () => {
    expect(manifest.web_accessible_resources).toHaveLength(1);
    const [{ matches, ...shown } = { matches: [] }] = manifest.web_accessible_resources;
    expect(sorted(matches)).toEqual(sorted(whole(sellerCentral)));
    // Firefox draws a new address for each installation by itself.
    const hidden = browser === 'chrome' ? { use_dynamic_url: true } : {};
    expect(shown).toEqual({ resources: ['panel.html'], ...hidden });
  });

  test('lets its pages load their own files, reach the services, and be framed by Seller Central', () => {
    const policy = Object.fromEntries(
      manifest.content_security_policy.extension_pages.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sorted(sources)];
      }),
    );
    expect(policy).toEqual({
      'default-src': ["'none'"],
      'script-src': ["'self'"],
      'style-src': ["'self'"],
      'img-src': ["'self'"],
      'connect-src': sorted(services),
      'frame-ancestors': sorted(["'self'", ...sellerCentral]),
      'object-src': ["'none'"],
      'base-uri': ["'none'"],
      'form-action': ["'none'"],
    });
    expect(Object.keys(manifest.content_security_policy)).toEqual(['extension_pages']);
  });

  test('listens to no page and to no other extension', () => {
    expect(manifest['externally_connectable']).toBeUndefined();
    const scripts = readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((path) =>
      path.endsWith('.js'),
    );
    expect(scripts.length).toBeGreaterThan(4);
    for (const path of scripts) {
      const text = readFileSync(join(built, path), 'utf8');
      expect(/on(Message|Connect)External\s*\.\s*addListener/.test(text), path).toBe(false);
    }
  });

  test('has one worker and one page a door', () => {
    const background = manifest['background'] as { readonly [member: string]: unknown };
    expect(background).toEqual(
      browser === 'chrome'
        ? { type: 'module', service_worker: 'background.js' }
        : { type: 'module', scripts: ['background.js'] },
    );
    expect(manifest['action']).toEqual({ default_title: 'Counterfoil', default_popup: 'popup.html' });
    expect(manifest['options_ui']).toEqual({ page: 'app.html', open_in_tab: true });
  });

  test('names the first browsers that have what it uses', () => {
    if (browser === 'chrome') {
      expect(manifest['minimum_chrome_version']).toBe('144');
      expect(manifest['browser_specific_settings']).toBeUndefined();
    } else {
      expect(manifest['browser_specific_settings']).toEqual({
        gecko: {
          id: 'counterfoil@counterfoil.example',
          strict_min_version: '140.0',
          data_collection_permissions: { required: ['none'] },
        },
      });
      expect(manifest['minimum_chrome_version']).toBeUndefined();
    }
  });

  test('has its fixed id in development builds of Chromium, which alone know keys', () => {
    if (browser === 'firefox') {
      expect(manifest['key']).toBeUndefined();
      return;
    }
    const digest = createHash('sha256')
      .update(Buffer.from(String(manifest['key']), 'base64'))
      .digest('hex');
    const id = [...digest.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));
    expect(id.join('')).toBe(developmentId);
  });

  test('knows no member of the manifest that was not looked at here', () => {
    expect(sorted(Object.keys(manifest))).toEqual(
      sorted([
        'manifest_version',
        'name',
        'description',
        'version',
        'icons',
        'permissions',
        'host_permissions',
        'content_security_policy',
        'action',
        'options_ui',
        'web_accessible_resources',
        'background',
        'content_scripts',
        ...(browser === 'chrome' ? ['minimum_chrome_version', 'key'] : ['browser_specific_settings']),
      ]),
    );
  });
});

test('what is packed for a store goes without the key of development builds', async () => {
  const environment = {
    browser: 'chrome',
    command: 'build',
    manifestVersion: 3,
    mode: 'production',
  } as const;
  const argv = process.argv;
  const keyOf = async (command: string): Promise<unknown> => {
    vi.resetModules();
    process.argv = ['node', 'wxt', command];
    const { default: config } = await import('../wxt.config');
    const made = typeof config.manifest === 'function' ? config.manifest(environment) : config.manifest;
    return (await made)?.key;
  };
  try {
    expect(await keyOf('build')).toBeTypeOf('string');
    expect(await keyOf('zip')).toBeUndefined();
  } finally {
    process.argv = argv;
  }
});
