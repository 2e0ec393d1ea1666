import 'temporal-polyfill/full/global';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { extensionIdOf, launchBrowser, sandboxArguments } from '../browser/launch';
import { createSandbox, redirectUrisOf, type Sandbox } from '../sandbox/sandbox';
import type { SandboxServer } from '../sandbox/server';

const usage = `npm run sandbox -- [--open] [--port NUMBER] [--seed NUMBER] [--orders NUMBER]

Serves the stand-ins for Seller Central, Amazon's Selling Partner API and QuickBooks until Ctrl-C.
  --open     opens a browser on Manage Orders, without the extension
  --port     where to listen on 127.0.0.1 (any free port)
  --seed     which invented world (1)
  --orders   how many ordinary orders in it (2000)
`;

const listAddress = 'https://sellercentral.amazon.com/orders-v3';
const buildDir = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

const { values } = parseArgs({
  options: {
    open: { type: 'boolean', default: false },
    port: { type: 'string', default: '0' },
    seed: { type: 'string', default: '1' },
    orders: { type: 'string', default: '2000' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) process.stdout.write(usage);
else await serve();

async function serve(): Promise<void> {
  const isBuilt = existsSync(join(buildDir, 'manifest.json'));
  const sandbox = createSandbox({
    seed: wholeNumber('seed', values.seed),
    orders: wholeNumber('orders', values.orders),
    redirectUris: isBuilt ? redirectUrisOf(extensionIdOf(buildDir)) : [],
  });
  const server = await sandbox.start({ port: wholeNumber('port', values.port) });
  process.stdout.write(describeSandbox(sandbox, server, isBuilt));
  const leave = values.open ? await open(server) : async () => {};
  const stop = (): void => {
    leave()
      .then(() => server.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** Opens a browser on a profile of its own, and answers how to take both away again. */
async function open(server: SandboxServer): Promise<() => Promise<void>> {
  const profileDir = mkdtempSync(join(tmpdir(), 'counterfoil-sandbox-'));
  const browser = await launchBrowser({ server, profileDir, headless: false, viewport: null });
  const page = browser.context.pages()[0] ?? (await browser.context.newPage());
  await page.goto(listAddress);
  return async () => {
    await browser.close();
    rmSync(profileDir, { recursive: true, force: true });
  };
}

function describeSandbox(sandbox: Sandbox, server: SandboxServer, isBuilt: boolean): string {
  const { amazon, intuit } = sandbox.credentials;
  const extension = isBuilt
    ? [`--disable-extensions-except=${buildDir}`, `--load-extension=${buildDir}`]
    : [];
  const flags = ['--user-data-dir=PROFILE', ...sandboxArguments(server), ...extension];
  return `The sandbox listens on ${server.url}, for ${server.hosts.length} host names.
World ${sandbox.world.seed}: ${sandbox.world.orders.length} orders of ${sandbox.world.seller.storeName}.

A browser that sees it under the real host names (PROFILE: an empty folder; as root add --no-sandbox)${
    isBuilt ? '' : '\nand, after npm run build, with the extension in it'
  }:

  chromium ${flags.map(quoted).join(' \\\n    ')} \\
    ${listAddress}

Amazon (the seller's private app)
  client id      ${amazon.clientId}
  client secret  ${amazon.clientSecret}
  refresh token  ${amazon.refreshToken}
  app id         ${amazon.applicationId}

Intuit, production keys (companies: ${companyNames(sandbox, ['production', 'canada'])})
  client id      ${intuit.production.clientId}
  client secret  ${intuit.production.clientSecret}

Intuit, development keys (company: ${companyNames(sandbox, ['sandbox'])})
  client id      ${intuit.development.clientId}
  client secret  ${intuit.development.clientSecret}

Orders to look at
${Object.entries(sandbox.landmarks)
  .filter(([, orderId]) => sandbox.world.ordersById.has(orderId))
  .map(([name, orderId]) => `  ${name.padEnd(20)} ${orderId}`)
  .join('\n')}

Variants of the pages: /orders-v3?layout=unknown, ?hostile=1, ?bench=1, ?spa=0;
/orders-v3/order/ORDER?markup=older; /amazonsell/orders/mfn, ?links=shadow.
Ctrl-C ends it.
`;
}

function companyNames(sandbox: Sandbox, names: readonly ('production' | 'sandbox' | 'canada')[]): string {
  return names
    .map((name) => {
      const realm = sandbox.credentials.realms[name];
      return `${sandbox.quickbooks.company(realm).name}, ${realm}`;
    })
    .join('; ');
}

function quoted(argument: string): string {
  return /[^\w./:=-]/.test(argument) ? `'${argument}'` : argument;
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number, not ${text}`);
}
