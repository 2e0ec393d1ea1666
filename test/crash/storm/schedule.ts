import { maySendByItself, type Writer } from '../../../lib/posting/claimState';
import { ok } from '../../../lib/problem/problem';
import type { ClaimPorts } from '../../../lib/sync/claimPorts';
import { claimWriter } from '../../../lib/sync/steps/claim';
import { readMarks } from '../../../lib/sync/steps/readMarks';
import { Notes } from '../../sync/steps/claimWorld';
import { sendMany } from './acts';
import type { StormStore } from './store';
import type { Wanted } from './wanted';
import type { StormPorts } from './worker';
import { realmId, type StormWorld } from './world';

/** Browsers that send by themselves to one company, and the note in it that says which of them does. */
export class Schedule {
  private readonly world: StormWorld;
  private readonly notes = new Notes();
  private readonly writers = new Map<string, Writer>();

  constructor(world: StormWorld) {
    this.world = world;
  }

  /** One run: the claim is taken or kept, and what is wanted is sent where it is this browser's. */
  async run(store: StormStore, wanted: readonly Wanted[]): Promise<void> {
    const { company } = this.world;
    this.world.start(store, 'runs on schedule', async (ports) => {
      await claimWriter(this.ports(store, ports), realmId, 'schedule');
      if (!store.heedsClaim || maySendByItself(this.writer(store), company.nowMs))
        await sendMany(ports, wanted, false);
    });
    await this.world.finish();
  }

  /** The seller's click on taking over. */
  async takeOver(store: StormStore): Promise<void> {
    this.world.start(store, 'takes over', (ports) =>
      claimWriter(this.ports(store, ports), realmId, 'seller'),
    );
    await this.world.finish();
  }

  /** Whether this browser sends by itself now. */
  sends(store: StormStore): boolean {
    return maySendByItself(this.writer(store), this.world.company.nowMs);
  }

  private writer({ name }: StormStore): Writer {
    const before = this.writers.get(name);
    return before ?? { realmId, deviceId: `device-${name}`, deviceName: name, creations: 0, updatedAtMs: 0 };
  }

  private ports(store: StormStore, ports: StormPorts): ClaimPorts {
    const { company } = this.world;
    const { notes } = this;
    const now = <T>(act: () => T): T => {
      notes.nowMs = company.nowMs;
      return act();
    };
    return {
      clock: { nowMs: () => company.nowMs },
      lock: { hold: (_name, run) => run() },
      store: {
        readWriter: async () => this.writer(store),
        writeWriter: async (writer, expected) => {
          const isSame = this.writer(store).updatedAtMs === expected;
          if (isSame) this.writers.set(store.name, writer);
          return isSame;
        },
      },
      notes: {
        readClaims: async () => ok({ notes: now(() => notes.query()), serverNowMs: company.nowMs }),
        createClaim: async (text, requestId) => ({
          outcome: 'written',
          note: now(() => notes.create(text, requestId)),
        }),
        changeClaim: async (id, syncToken, text) => {
          const note = now(() => notes.change(id, syncToken, text));
          return note === undefined ? { outcome: 'stale' } : { outcome: 'written', note };
        },
        removeClaim: async (id, syncToken) => now(() => notes.remove(id, syncToken)),
      },
      readMarks: () => (store.readsMarks ? readMarks(ports) : Promise.resolve(ok({ done: true }))),
    };
  }
}
