import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { BookSetup } from '../../lib/books/setup';
import type { OwnCommands } from '../../lib/messages/protocol';
import type { SetupCreation } from '../../lib/sync/setup';
import { type ActCommand, createDesk, type Desk, type DeskWorld, type Part } from '../desk';
import type { AppData, Source } from '../source';
import { type Place, placeOf } from './routes';

/** The outside of the application. */
export interface AppWorld extends DeskWorld {
  readonly source: Pick<Source, 'app' | 'onAnnouncement' | 'isCurrent'>;
  /** The address that this browser gives to our sign-in windows, to be listed in the Intuit app. */
  readonly redirectAddress: string;
  /** Leaves a file in the store for the background to read; answers what it is called there. */
  readonly stage?: (file: File) => Promise<string>;
}

/** What the application shows and what can be asked of it. */
export interface AppModel extends Desk {
  readonly world: AppWorld;
  readonly place: Signal<Place>;
  readonly reading: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly data: ReadonlySignal<AppData | undefined>;
  readonly consentAddress: ReadonlySignal<ReadonlyMap<Part, string>>;
  open(): () => void;
  read(): Promise<void>;
  go(hash: string): void;
  /** Asks, shows what came of it in its part, reads again. Answers whether it was done. */
  act<Command extends ActCommand>(
    part: Part,
    command: Command,
    asks: OwnCommands[Command]['asks'],
  ): Promise<boolean>;
  beginByAddress(side: 'amazon' | 'quickbooks', redirectAddress: string): Promise<void>;
  /** Saves what is chosen, then creates what was consented to. */
  saveBooks(part: Part, setup: BookSetup, create: readonly SetupCreation[]): Promise<void>;
}

/** The full-page application. */
export function createAppModel(world: AppWorld): AppModel {
  const place = signal<Place>(placeOf(''));
  const reading = signal<'loading' | 'ready' | 'failed'>('loading');
  const data = signal<AppData | undefined>(undefined);
  const consentAddress = signal<ReadonlyMap<Part, string>>(new Map());
  let newestRead = 0;

  async function read(): Promise<void> {
    newestRead += 1;
    const mine = newestRead;
    try {
      const [fresh] = await Promise.all([world.source.app(), desk.readHeads()]);
      if (mine !== newestRead) return;
      data.value = fresh;
      reading.value = 'ready';
    } catch {
      desk.noticeUpdate();
      if (mine === newestRead && data.value === undefined) reading.value = 'failed';
    }
  }

  const desk = createDesk(world, read);

  return {
    ...desk,
    world,
    place,
    reading,
    data,
    consentAddress,
    read,
    act: async (part, command, asks) => (await desk.get(part, command, asks)) !== undefined,
    go: (hash) => {
      place.value = placeOf(hash);
    },
    open: () => {
      const stop = world.source.onAnnouncement(() => {
        desk.changed();
        void read();
      });
      void read();
      return stop;
    },
    beginByAddress: async (side, redirectAddress) => {
      const begun = await desk.get(side, 'beginByAddress', { side, redirectAddress });
      if (begun === undefined) return;
      desk.forget(side);
      consentAddress.value = new Map(consentAddress.value).set(side, begun.consentAddress);
    },
    saveBooks: async (part, setup, create) => {
      const saved = await desk.get(part, 'saveSetup', { setup });
      if (saved === undefined || create.length === 0) return;
      await desk.get(part, 'createForSetup', { create });
    },
  };
}
