import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { vi } from 'vitest';
import { compose } from '../../entrypoints/background/compose';
import { handlersOf } from '../../entrypoints/background/handlers';
import { createWakefulness } from '../../entrypoints/background/wakefulness';
import { saleRoles } from '../../lib/books/roles';
import type { MessageSender } from '../../lib/browser/extension';
import type { Envelope } from '../../lib/messages/envelope';
import type { OwnCommands } from '../../lib/messages/protocol';
import { createReceiver } from '../../lib/messages/receive';
import type { Result } from '../../lib/problem/problem';
import { memoryLock } from '../auth/memory';
import type { CompanyMode } from '../sandbox/quickbooks/mode';
import { ManualClock } from '../sandbox/quickbooks/testing';
import { createSandbox, redirectUrisOf } from '../sandbox/sandbox';
import { browser, own } from './fakeBrowser';

const page: MessageSender = {
  extensionId: own.id,
  origin: own.origin,
  address: `${own.origin}/app.html`,
  tabId: 3,
  frameId: 0,
};

/** One worker of a browser: everything real but the browser itself and the network. */
export function worker() {
  const engine = compose();
  const wakefulness = createWakefulness(engine);
  const receive = createReceiver(own, handlersOf(engine, wakefulness));
  return {
    engine,
    wakefulness,
    /** Asks as one of our own pages does. */
    async ask<Command extends keyof OwnCommands>(
      command: Command,
      asks: OwnCommands[Command]['asks'],
    ): Promise<OwnCommands[Command]['answers']> {
      // Messages are copied on their way, as JSON.
      const sent = structuredClone({ command, asks });
      const reply = (await receive(sent, page)) as Envelope<OwnCommands[Command]['answers']>;
      if (!reply.ok) throw new Error(`${command}: ${reply.problem.said ?? reply.problem.sentence}`);
      return reply.value;
    },
  };
}

/** The value of what went well. */
export function got<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.problem.code}: ${result.problem.sentence} ${result.problem.said ?? ''}`);
}

/** A world, and a browser profile that has nothing yet. */
export function backgroundBench(
  options: { readonly seed?: number; readonly orders?: number; readonly mode?: Partial<CompanyMode> } = {},
) {
  const clock = new ManualClock();
  const sandbox = createSandbox({
    seed: options.seed ?? 1,
    clock,
    orders: options.orders ?? 0,
    redirectUris: redirectUrisOf(own.id),
  });
  const { realms, intuit, amazon } = sandbox.credentials;
  const company = sandbox.quickbooks.company(realms.production);
  company.setMode({ bookCloseDate: undefined, ...options.mode });
  browser.clock = clock;
  browser.window = (address) => throughConsent(sandbox.fetch, address, realms.production);
  const profiles = new Map<string, IDBFactory>();
  const enter = (name: string): void => {
    const factory = profiles.get(name) ?? new IDBFactory();
    profiles.set(name, factory);
    vi.stubGlobal('indexedDB', factory);
    browser.lock = memoryLock();
    browser.alarmAtMs = undefined;
    browser.badge = { text: '', title: '' };
    browser.notices = [];
  };
  vi.stubGlobal('navigator', { userAgent: 'Mozilla/5.0 (Windows NT 10.0) Chrome/150.0.0.0' });
  const forever = new Promise<never>(() => undefined);
  let requestsLeft = Number.POSITIVE_INFINITY;
  let die: () => void = () => undefined;
  const reach = (): typeof fetch => async (input, init) => {
    requestsLeft -= 1;
    if (requestsLeft < 0) {
      die();
      return forever;
    }
    clock.advance(20);
    return sandbox.fetch(input, init);
  };
  vi.stubGlobal('fetch', reach());
  enter('first');
  return {
    sandbox,
    clock,
    company,
    realmId: realms.production,
    /** From now on the browser is this profile's; one that was not there is new. */
    enter,
    /** The profile's data are gone. */
    loseStore(name: string) {
      profiles.delete(name);
      enter(name);
    },
    /**
     * Runs a worker's work until it ends, or until the worker dies at its request number `nth`: nothing of it goes
     * on, its locks are free, and the alarm stays as it was. Answers whether it died.
     */
    async untilDeath(nth: number, work: () => Promise<unknown>): Promise<boolean> {
      requestsLeft = nth - 1;
      const death = new Promise<'died'>((resolve) => {
        die = () => resolve('died');
      });
      const end = await Promise.race([work().then(() => 'ended'), death]);
      requestsLeft = Number.POSITIVE_INFINITY;
      die = () => undefined;
      browser.lock = memoryLock();
      return end === 'died';
    },
    /**
     * Connects both sides by the pages' own commands, and creates what the books lack. Nothing is fetched by itself,
     * unless a test says so.
     */
    async connect({ ask, engine }: Pick<ReturnType<typeof worker>, 'ask' | 'engine'>): Promise<void> {
      const { clientId, clientSecret } = intuit.production;
      const keys = { clientId, clientSecret, environment: 'production' } as const;
      const connected = await ask('connectQuickBooks', keys);
      // A store that knows of no calls begins carefully: a seller who is asked to wait tries again.
      if (!connected.ok && connected.problem.retry.kind === 'after') {
        clock.advance(connected.problem.retry.waitMs);
        got(await ask('connectQuickBooks', keys));
      } else got(connected);
      got(
        await ask('connectAmazon', {
          clientId: amazon.clientId,
          clientSecret: amazon.clientSecret,
          refreshToken: amazon.refreshToken,
          region: 'na',
        }),
      );
      got(
        await ask('createForSetup', {
          create: [
            { create: 'clearingAccount' },
            { create: 'customer' },
            ...saleRoles.map(({ role }) => ({ create: 'item' as const, role })),
          ],
        }),
      );
      for (const { connectionId, settings } of await engine.store.readConnections()) {
        const sync = { ...settings.sync, schedule: { every: 'never' } } as const;
        got(await ask('saveConnectionSettings', { connectionId, settings: { ...settings, sync } }));
      }
    },
    /** New workers wake when the alarm rings, for at most so long. */
    async live(forMs: number, most = 200): Promise<void> {
      const untilMs = clock.now() + forMs;
      for (let wakes = 0; wakes < most; wakes += 1) {
        const atMs = browser.alarmAtMs;
        if (atMs === undefined || atMs > untilMs) break;
        clock.advance(Math.max(0, atMs - clock.now()));
        await worker().wakefulness.goOn();
      }
      clock.advance(Math.max(0, untilMs - clock.now()));
    },
  };
}

async function throughConsent(request: typeof fetch, address: string, realm: string): Promise<string> {
  const shown = await (await request(address)).text();
  const consent = /name="consent" value="(\d+)"/.exec(shown)?.[1] ?? '';
  const answer = await request('https://appcenter.intuit.com/connect/oauth2/consent', {
    redirect: 'manual',
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ consent, decision: 'connect', realm }).toString(),
  });
  return answer.headers.get('location') ?? '';
}
