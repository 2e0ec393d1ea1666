import type { AmazonTransaction } from '../../../lib/amazon/shapes/transaction';
import type { SettlementReading } from '../../../lib/ledger/settlement/settlement';
import type { Connection } from '../../../lib/sync/connection';
import type { Job, JobAsked, JobKind } from '../../../lib/sync/jobs/job';
import { jobAfter } from '../../../lib/sync/jobs/jobAfter';
import type { EnginePorts, FactWrite, Step, StepEnd } from '../../../lib/sync/jobs/ports';
import { sandboxed } from '../../amazon/tools';
import type { AmazonOptions } from '../../sandbox/amazon/options';

/** What came of the steps of a job. */
interface Ended {
  readonly job: Job;
  readonly ends: readonly StepEnd[];
}

/** Steps of one job after the other against the sandbox, with a store that keeps what they bring. */
export class FetchWorld {
  readonly bench: ReturnType<typeof sandboxed>;
  readonly writes: FactWrite[] = [];
  readonly files = new Map<string, { readonly reading: SettlementReading; readonly fileName: string }>();
  readonly orders = new Map<string, Extract<FactWrite, { write: 'orders' }>['orders'][number]>();

  constructor(options: Partial<AmazonOptions> = {}) {
    this.bench = sandboxed(options);
  }

  get ports(): EnginePorts {
    const { client, clock } = this.bench;
    return {
      amazon: client,
      clock: { nowMs: () => clock.now() },
      connection: { connectionId: 'first' } as Connection,
      facts: {
        readFetched: async () => undefined,
        readSettlementFileNames: async () => [...this.files.values()].map(({ fileName }) => fileName),
        readOrders: async (ids: readonly string[]) =>
          ids.flatMap((orderId) => {
            const order = this.orders.get(orderId);
            return order === undefined ? [] : [{ orderId, order, events: [], fetchedAtMs: 0 }];
          }),
      },
    } as unknown as EnginePorts;
  }

  /** Stores what a step brought, as one transaction would. */
  store({ facts = [] }: StepEnd): void {
    for (const write of facts) {
      this.writes.push(write);
      if (write.write === 'orders') for (const order of write.orders) this.orders.set(order.orderId, order);
      if (write.write === 'settlementFile') this.files.set(write.reading.summary?.settlementId ?? '', write);
    }
  }

  /** Takes steps until the job is over or blocked; between two of them `meanwhile` may do anything. */
  async run<Kind extends JobKind>(
    step: Step<Kind>,
    job: Job<Kind>,
    meanwhile: (steps: number) => 'goOn' | 'die' = () => 'goOn',
  ): Promise<Ended> {
    let current = job as Job;
    const ends: StepEnd[] = [];
    for (let steps = 1; steps < 2_000 && current.state === 'ready'; steps += 1) {
      const { clock } = this.bench;
      const waitMs = (current.nextAtMs ?? 0) - clock.now();
      if (waitMs > 0) await clock.sleep(waitMs);
      const end = await step(this.ports, current as Job<Kind>, clock.now() + 20_000);
      // A worker that dies before its transaction leaves nothing.
      if (meanwhile(steps) === 'die') continue;
      this.store(end);
      ends.push(end);
      current = jobAfter(current, end, clock.now());
    }
    return { job: current, ends };
  }

  /** Ids of all transactions that were stored. */
  transactionIds(): readonly string[] {
    return [...new Set(this.transactions().map(({ transactionId }) => transactionId))].sort();
  }

  transactions(): readonly AmazonTransaction[] {
    return this.writes.flatMap((write) => (write.write === 'transactions' ? write.transactions : []));
  }
}

/** A job as it begins. */
export function jobOf<Kind extends JobKind>(kind: Kind, asked: JobAsked[Kind]): Job<Kind> {
  return {
    id: `run/${kind}`,
    connectionId: 'first',
    kind,
    asked,
    state: 'ready',
    urgency: 'click',
    nextAtMs: 0,
    attempts: 0,
    epoch: 1,
    progress: { done: 0 },
    createdAtMs: 0,
    updatedAtMs: 0,
  };
}
