import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createSandbox, redirectUrisOf, type Sandbox, type SandboxPlan } from '../sandbox/sandbox';
import type { SandboxServer } from '../sandbox/server';
import { connectAmazon, connectQuickBooks, openOwnPage, setUpBooks, setUpTheRest } from './journey';
import { extensionIdOf, type LaunchedBrowser, type LaunchOptions, launchBrowser } from './launch';

/** The production build that every browser test drives. */
export const builtExtension = fileURLToPath(new URL('../../.output/chrome-mv3', import.meta.url));

/** A sandbox that serves, and a browser with the extension that sees nothing else. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly server: SandboxServer;
  readonly browser: LaunchedBrowser;
  /** Starts the browser again on the same profile, after `kill` or `close`. */
  relaunch(): Promise<LaunchedBrowser>;
  close(): Promise<void>;
}

/** What may differ from the usual stage. */
export interface StagePlan {
  readonly sandbox?: SandboxPlan;
  readonly launch?: Partial<
    Pick<LaunchOptions, 'headless' | 'viewport' | 'colorScheme' | 'otherExtensionDirs'>
  >;
  /** Without it the browser shows the pages bare. */
  readonly extension?: boolean;
}

/** Sets the stage: a sandbox over TLS and a fresh browser profile. */
export async function setStage(plan: StagePlan = {}): Promise<Stage> {
  const sandbox = createSandbox({
    orders: 400,
    redirectUris: redirectUrisOf(extensionIdOf(builtExtension)),
    ...plan.sandbox,
  });
  const server = await sandbox.start();
  const profileDir = mkdtempSync(join(tmpdir(), 'counterfoil-profile-'));
  const launch = (): Promise<LaunchedBrowser> =>
    launchBrowser({
      server,
      profileDir,
      headless: true,
      ...(plan.extension === false ? {} : { extensionDir: builtExtension }),
      ...plan.launch,
    });
  let browser = await launch();
  return {
    sandbox,
    server,
    get browser() {
      return browser;
    },
    async relaunch() {
      browser = await launch();
      return browser;
    },
    async close() {
      await browser.close();
      await server.close();
      rmSync(profileDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

/**
 * Connects both sides and sets up the books, as a seller does it on the extension's own pages; with `all` also for
 * refunds, days and settlements.
 */
export async function makeReady(
  { browser, sandbox }: Pick<Stage, 'browser' | 'sandbox'>,
  all = false,
): Promise<void> {
  const app = await openOwnPage(browser, 'app.html#connections');
  const { intuit, amazon } = sandbox.credentials;
  await connectQuickBooks(browser.context, app, intuit.production, 'Sandbox Outfitters');
  await connectAmazon(app, amazon);
  await setUpBooks(app);
  if (all) await setUpTheRest(app);
  await app.close();
}
