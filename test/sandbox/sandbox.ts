import type { AmazonApp } from './amazon/login';
import type { AmazonOptions } from './amazon/options';
import { type AmazonSide, createAmazonSide } from './amazon/side';
import { FaultPlan } from './faults';
import type { CompanySeed } from './quickbooks/company';
import type { IntuitApp } from './quickbooks/oauth';
import { realms, seededApps, seededCompanies } from './quickbooks/seeds/world';
import { createQuickBooksSide, type QuickBooksOptions, type QuickBooksSide } from './quickbooks/side';
import { sandboxFetch } from './sandboxFetch';
import { createSellerCentralSide, type SellerCentralSide } from './sellerCentral/createSellerCentralSide';
import type { SellerCentralOrderRow } from './sellerCentral/orderRow';
import { ordersOfWorld } from './sellerCentral/ordersOfWorld';
import { type SandboxServer, startServer } from './server';
import { type SandboxClock, type SandboxSide, systemClock } from './side';
import { landmarks } from './world/landmarks';
import { generateWorld, type World } from './world/world';

/** What may differ from the usual sandbox. */
export interface SandboxPlan {
  /** The same seed and moment give the same world. */
  readonly seed?: number;
  readonly clock?: SandboxClock;
  /** The moment that the world was made for; the clock's own by default. */
  readonly nowMs?: number;
  /** Ordinary orders, beside the landmarks. */
  readonly orders?: number;
  readonly days?: number;
  /** Addresses registered with the seller's apps at Amazon and at Intuit. */
  readonly redirectUris?: readonly string[];
  readonly amazon?: Partial<AmazonOptions>;
  readonly quickbooks?: QuickBooksOptions;
  readonly companies?: readonly CompanySeed[];
  /** Seller Central starts without a session. */
  readonly signedOut?: boolean;
}

/** What a seller would have written down before connecting. */
export interface SandboxCredentials {
  readonly amazon: AmazonApp;
  readonly intuit: { readonly production: IntuitApp; readonly development: IntuitApp };
  readonly realms: typeof realms;
}

/** A world of its own, with everything in it that the extension can reach. */
export interface Sandbox {
  readonly world: World;
  /** Orders with fixed ids. */
  readonly landmarks: typeof landmarks;
  readonly clock: SandboxClock;
  readonly faults: FaultPlan;
  readonly amazon: AmazonSide;
  readonly quickbooks: QuickBooksSide;
  readonly sellerCentral: SellerCentralSide;
  readonly sides: readonly SandboxSide[];
  readonly credentials: SandboxCredentials;
  /** Reaches the sides without a network. */
  readonly fetch: typeof fetch;
  /** Serves the sides over TLS. */
  start(options?: { readonly port?: number }): Promise<SandboxServer>;
}

/** The addresses to which a browser's own consent window returns for an extension. */
export function redirectUrisOf(extensionId: string): readonly string[] {
  return ['', 'amazon', 'quickbooks'].map((path) => `https://${extensionId}.chromiumapp.org/${path}`);
}

/** Makes a sandbox; nothing in it is shared with another. */
export function createSandbox(plan: SandboxPlan = {}): Sandbox {
  const { seed = 1, clock = systemClock, redirectUris = [] } = plan;
  const world = generateWorld({
    seed,
    nowMs: plan.nowMs ?? clock.now(),
    ...(plan.orders === undefined ? {} : { orders: plan.orders }),
    ...(plan.days === undefined ? {} : { days: plan.days }),
  });
  const faults = new FaultPlan(clock);
  const app = amazonApp(redirectUris);
  const [production, development] = seededApps(redirectUris);
  const amazon = createAmazonSide({
    world,
    clock,
    faults,
    app,
    ...(plan.amazon === undefined ? {} : { options: plan.amazon }),
  });
  const quickbooks = createQuickBooksSide({
    clock,
    faults,
    apps: [production, development],
    companies: plan.companies ?? seededCompanies,
    ...(plan.quickbooks === undefined ? {} : { options: plan.quickbooks }),
  });
  const sellerCentral = createSellerCentralSide({
    clock,
    faults,
    sellerName: world.seller.storeName,
    orders: rowsOf(world, clock),
    consentPage: (request) => amazon.consentPage(request),
    signedOut: plan.signedOut ?? false,
  });
  const sides = [sellerCentral, amazon, quickbooks];
  return {
    world,
    landmarks,
    clock,
    faults,
    amazon,
    quickbooks,
    sellerCentral,
    sides,
    credentials: { amazon: app, intuit: { production, development }, realms },
    fetch: sandboxFetch(sides),
    start: (options) => startServer(sides, options),
  };
}

/** The seller's private app; its secret and token have the form of Amazon's and open nothing outside. */
function amazonApp(redirectUris: readonly string[]): AmazonApp {
  return {
    clientId: 'amzn1.application-oa2-client.5a4db0c5e1f0000000000000000000aa',
    clientSecret: 'amzn1.oa2-cs.v1.5a4db0c5e1f00000000000000000000000000000000000000000000000000bb',
    refreshToken: 'Atzr|SandboxRefreshTokenOfTheSeller0000000000000000000000000000000000000001',
    applicationId: 'amzn1.sp.solution.5a4db0c5-0000-4000-8000-000000000001',
    redirectUris,
  };
}

/** The list as of the clock's second: made anew only when a second has passed. */
function rowsOf(world: World, clock: SandboxClock): () => readonly SellerCentralOrderRow[] {
  const landmarkIds: ReadonlySet<string> = new Set(Object.values(landmarks));
  let madeAtMs = Number.NEGATIVE_INFINITY;
  let rows: readonly SellerCentralOrderRow[] = [];
  return () => {
    const nowMs = clock.now();
    if (Math.abs(nowMs - madeAtMs) >= 1000) {
      rows = ordersOfWorld(world, landmarkIds, nowMs);
      madeAtMs = nowMs;
    }
    return rows;
  };
}
