import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BrowserContext, type CDPSession, chromium, type Worker } from 'playwright-core';
import { type FoundBrowser, findBrowser } from './findBrowser';

/** What a browser needs to reach the sandbox by the real host names. */
export interface SandboxAddress {
  readonly port: number;
  readonly spki: string;
  readonly hosts: readonly string[];
}

/** How a browser is to be started. */
export interface LaunchOptions {
  /** The built extension; without it the browser shows the pages bare. */
  readonly extensionDir?: string;
  /** Strangers that a seller has installed too; not for a branded browser. */
  readonly otherExtensionDirs?: readonly string[];
  readonly server: SandboxAddress;
  readonly profileDir: string;
  readonly headless: boolean;
  /** Host names to map to the sandbox; by default all of the server's. */
  readonly hosts?: readonly string[];
  readonly colorScheme?: 'light' | 'dark';
  /** Null follows the window. */
  readonly viewport?: { readonly width: number; readonly height: number } | null;
  readonly browser?: FoundBrowser;
}

/** A running browser with, usually, our extension in it. */
export interface LaunchedBrowser {
  readonly context: BrowserContext;
  /** Empty where no extension was loaded. */
  readonly extensionId: string;
  /**
   * The extension's background worker, once it has run. Playwright keeps one handle over stops and starts:
   * after `stopWorker`, wake the worker by a message before evaluating anything in it.
   */
  worker(): Promise<Worker>;
  /** Stops the background worker, as the browser does when it is idle; resolves when it is gone. */
  stopWorker(): Promise<void>;
  /** Ends the browser as a power cut would. The profile can be opened again afterwards. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** The arguments with which a browser sees the sandbox under the real host names, and nothing else. */
export function sandboxArguments({ port, spki, hosts }: SandboxAddress): readonly string[] {
  const mapped = hosts.map((host) => `MAP ${host} 127.0.0.1:${port}`);
  return [
    `--host-resolver-rules=${[...mapped, 'MAP * ~NOTFOUND', 'EXCLUDE 127.0.0.1'].join(', ')}`,
    `--ignore-certificate-errors-spki-list=${spki}`,
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--no-default-browser-check',
    '--no-first-run',
    '--password-store=basic',
  ];
}

/** Starts a browser on a profile, with the extension loaded as the browser permits it. */
export async function launchBrowser(options: LaunchOptions): Promise<LaunchedBrowser> {
  const browser = options.browser ?? findBrowser();
  const { extensionDir, server } = options;
  const overCdp = extensionDir !== undefined && browser.branded;
  const viewport = options.viewport === undefined ? { width: 1440, height: 900 } : options.viewport;
  const context = await chromium.launchPersistentContext(options.profileDir, {
    executablePath: browser.executablePath,
    headless: options.headless,
    chromiumSandbox: process.getuid?.() !== 0,
    colorScheme: options.colorScheme ?? 'light',
    viewport,
    ...(extensionDir === undefined ? {} : { ignoreDefaultArgs: ['--disable-extensions'] }),
    args: [
      ...sandboxArguments({ ...server, hosts: options.hosts ?? server.hosts }),
      ...(extensionDir === undefined
        ? []
        : extensionArguments([extensionDir, ...(options.otherExtensionDirs ?? [])], overCdp)),
    ],
  });
  const cdp = await browserSession(context);
  const pid = await browserProcess(cdp);
  const extensionId = extensionDir === undefined ? '' : await loadedId(cdp, extensionDir, overCdp);
  const workerUrl = `chrome-extension://${extensionId}/`;
  const isOurs = (worker: Worker) => worker.url().startsWith(workerUrl);
  return {
    context,
    extensionId,
    worker: async () =>
      context.serviceWorkers().find(isOurs) ?? context.waitForEvent('serviceworker', { predicate: isOurs }),
    stopWorker: () => stopWorker(context, workerUrl),
    kill: async () => {
      const closed = new Promise<void>((resolve) => context.once('close', () => resolve()));
      process.kill(pid, 'SIGKILL');
      await closed;
    },
    close: () => context.close(),
  };
}

function extensionArguments(extensionDirs: readonly string[], overCdp: boolean): readonly string[] {
  if (overCdp) return ['--enable-unsafe-extension-debugging'];
  const folders = extensionDirs.join(',');
  return [`--disable-extensions-except=${folders}`, `--load-extension=${folders}`];
}

async function browserSession(context: BrowserContext): Promise<CDPSession> {
  const browser = context.browser();
  if (browser === null) throw new Error('The browser of this context cannot be reached');
  return browser.newBrowserCDPSession();
}

async function browserProcess(cdp: CDPSession): Promise<number> {
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const process = processInfo.find(({ type }) => type === 'browser');
  if (process === undefined) throw new Error('The browser does not name its process');
  return process.id;
}

async function loadedId(cdp: CDPSession, extensionDir: string, overCdp: boolean): Promise<string> {
  if (!overCdp) return extensionIdOf(extensionDir);
  const { id } = await cdp.send('Extensions.loadUnpacked', { path: extensionDir });
  return id;
}

/** The id Chromium gives an unpacked extension: from its manifest's key, else from the folder's path. */
export function extensionIdOf(extensionDir: string): string {
  const path = join(extensionDir, 'manifest.json');
  if (!existsSync(path)) throw new Error(`${extensionDir} holds no extension. Build it first.`);
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
  const key =
    typeof manifest === 'object' && manifest !== null && 'key' in manifest && typeof manifest.key === 'string'
      ? Buffer.from(manifest.key, 'base64')
      : Buffer.from(extensionDir, 'utf8');
  const digest = createHash('sha256').update(key).digest('hex').slice(0, 32);
  return [...digest].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
}

/**
 * Stops the worker and waits until the browser has told of its end. It is not asked for: a page that sends
 * a message starts the worker again at once, as the same target.
 */
async function stopWorker(context: BrowserContext, workerUrl: string): Promise<void> {
  const page = context.pages()[0] ?? (await context.newPage());
  const inspector = await context.newCDPSession(page);
  const next = (is: (version: WorkerVersion) => boolean): Promise<WorkerVersion> =>
    new Promise((resolve) => {
      const hear = ({ versions }: { readonly versions: readonly WorkerVersion[] }): void => {
        const found = versions.find((each) => each.scriptURL.startsWith(workerUrl) && is(each));
        if (found === undefined) return;
        inspector.off('ServiceWorker.workerVersionUpdated', hear);
        resolve(found);
      };
      inspector.on('ServiceWorker.workerVersionUpdated', hear);
    });
  const known = next(() => true);
  await inspector.send('ServiceWorker.enable');
  const version = await known;
  if (version.runningStatus !== 'stopped') {
    const stopped = next(({ runningStatus }) => runningStatus === 'stopped');
    await inspector.send('ServiceWorker.stopWorker', { versionId: version.versionId });
    await stopped;
  }
  await inspector.detach();
}

interface WorkerVersion {
  readonly versionId: string;
  readonly scriptURL: string;
  readonly runningStatus: string;
}
