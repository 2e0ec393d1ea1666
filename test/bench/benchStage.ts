import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { orderIdOfAddress } from '../../lib/pages/orderId';
import { extensionIdOf, type LaunchedBrowser, launchBrowser } from '../browser/launch';
import { builtExtension, makeReady } from '../browser/stage';
import { createSandbox, redirectUrisOf } from '../sandbox/sandbox';
import { knowOrders } from './knownOrders';

/** Manage Orders with a hundred orders that are always the same and cost no request of their own. */
export const benchAddress = 'https://sellercentral.amazon.com/orders-v3?bench=1';
/** As many orders as that page lists. */
export const benchOrders = 100;

/** Two browsers before the same pages, one with the extension and one without. */
export interface BenchStage {
  readonly extensionDir: string;
  readonly withExtension: LaunchedBrowser;
  readonly bare: LaunchedBrowser;
  /** The orders that the page lists, all of them fetched before. */
  readonly orderIds: readonly string[];
  close(): Promise<void>;
}

/** Starts sandbox and browsers, connects both sides and fetches every order of the page. */
export async function setBenchStage(): Promise<BenchStage> {
  const folder = mkdtempSync(join(tmpdir(), 'counterfoil-bench-'));
  // A copy, so that a build in between does not change what is measured.
  const extensionDir = join(folder, 'extension');
  cpSync(builtExtension, extensionDir, { recursive: true });
  const sandbox = createSandbox({
    orders: 400,
    redirectUris: redirectUrisOf(extensionIdOf(extensionDir)),
  });
  const server = await sandbox.start();
  const launch = (profile: string, extension: { readonly extensionDir?: string }) =>
    launchBrowser({ server, profileDir: join(folder, profile), headless: true, ...extension });
  const withExtension = await launch('with', { extensionDir });
  const bare = await launch('bare', {});
  await makeReady({ browser: withExtension, sandbox });
  const orderIds = await listedOrders(await bare.context.newPage());
  await knowOrders(withExtension, sandbox, orderIds);
  return {
    extensionDir,
    withExtension,
    bare,
    orderIds,
    async close() {
      await Promise.all([withExtension.close(), bare.close()]);
      await server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

async function listedOrders(page: Page): Promise<readonly string[]> {
  await page.goto(benchAddress);
  const addresses = await page
    .locator('#orders-table .cell-body-title a[href]')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
  await page.close();
  const orderIds = addresses.flatMap((address) => orderIdOfAddress(new URL(address)) ?? []);
  if (orderIds.length !== benchOrders) throw new Error(`The page lists ${orderIds.length} orders`);
  return orderIds;
}
