import { type BookingMode, unitedStatesSettings } from '../../../lib/books/settings/bookSettings';
import type { Connection, ConnectionSettings, SentByItself } from '../../../lib/sync/connection';
import type { AmazonOptions } from '../../sandbox/amazon/options';
import type { QuickBooksOptions } from '../../sandbox/quickbooks/side';
import { createSandbox, type Sandbox } from '../../sandbox/sandbox';
import { VirtualClock } from '../../sandbox/virtualClock';

/** What a simulated world is made from. */
export interface EngineWorldPlan {
  readonly seed?: number;
  readonly orders: number;
  readonly days?: number;
  /** The moment that the world was made for; it goes on after it. */
  readonly madeForMs?: number;
  readonly startMs?: number;
  readonly amazon?: Partial<AmazonOptions>;
  readonly quickbooks?: QuickBooksOptions;
}

/** Both sides of the strict sandbox on one clock that moves by itself. */
export class EngineWorld {
  readonly clock: VirtualClock;
  readonly sandbox: Sandbox;
  readonly realmId: Sandbox['credentials']['realms']['production'];

  constructor(plan: EngineWorldPlan) {
    this.clock = new VirtualClock(plan.startMs);
    this.sandbox = createSandbox({
      seed: plan.seed ?? 1,
      clock: this.clock,
      orders: plan.orders,
      days: plan.days ?? 30,
      ...(plan.madeForMs === undefined ? {} : { nowMs: plan.madeForMs }),
      ...(plan.amazon === undefined ? {} : { amazon: plan.amazon }),
      ...(plan.quickbooks === undefined ? {} : { quickbooks: plan.quickbooks }),
    });
    this.realmId = this.sandbox.credentials.realms.production;
    this.company.setMode({ bookCloseDate: undefined });
  }

  /** The company as its owner sees it. */
  get company() {
    return this.sandbox.quickbooks.company(this.realmId);
  }

  /** Calls that either side refused for its limits. */
  get refused(): number {
    return this.sandbox.amazon.throttled() + this.company.calls.throttled;
  }

  /** Nobody does anything for so long but those who sleep. */
  pass(waitMs: number): Promise<void> {
    return this.clock.run(this.clock.sleep(waitMs));
  }
}

/** Settings of a connection in one mode, which sends by itself what comes of it. */
export function settingsIn(
  mode: BookingMode,
  sync: Partial<ConnectionSettings['sync']> = {},
): ConnectionSettings {
  const sent: Readonly<Record<BookingMode, SentByItself>> = {
    order: 'orders',
    day: 'days',
    settlement: 'settlements',
  };
  return {
    books: { ...unitedStatesSettings, modes: [{ value: mode }] },
    rules: [],
    sync: {
      schedule: { every: 'never' },
      filter: { statuses: ['shipped'], channel: 'all' },
      sendsByItself: [sent[mode]],
      ...sync,
    },
  };
}

/** The one connection of a simulated browser. */
export function connectionIn(realmId: string, settings: ConnectionSettings): Connection {
  return { connectionId: 'first', amazonAccountId: 'amazon', realmId, settings, updatedAtMs: 1 };
}
