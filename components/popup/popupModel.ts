import { type ReadonlySignal, signal } from '@preact/signals';
import { createDesk, type Desk, type DeskWorld } from '../desk';
import type { Source, TodayView } from '../source';

/** The outside of the popup. */
export interface PopupWorld extends DeskWorld {
  readonly source: Pick<Source, 'today' | 'onAnnouncement' | 'isCurrent'>;
  /** Opens an address in a tab and closes the popup. */
  openTab(address: string): void;
  /** The day that it is for the seller. */
  today(): string;
}

/** What the popup shows. */
export interface PopupModel extends Desk {
  readonly world: PopupWorld;
  readonly reading: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly today: ReadonlySignal<TodayView | undefined>;
  open(): () => void;
  read(): Promise<void>;
}

/** Today at a glance, and the acts of an ordinary day. */
export function createPopupModel(world: PopupWorld): PopupModel {
  const reading = signal<'loading' | 'ready' | 'failed'>('loading');
  const today = signal<TodayView | undefined>(undefined);
  let newestRead = 0;

  async function read(): Promise<void> {
    newestRead += 1;
    const mine = newestRead;
    try {
      const [fresh] = await Promise.all([world.source.today(), desk.readHeads()]);
      if (mine !== newestRead) return;
      today.value = fresh;
      reading.value = 'ready';
    } catch {
      desk.noticeUpdate();
      if (mine === newestRead && today.value === undefined) reading.value = 'failed';
    }
  }

  const desk = createDesk(world, read);

  return {
    ...desk,
    world,
    reading,
    today,
    read,
    open: () => {
      const stop = world.source.onAnnouncement(() => {
        desk.changed();
        void read();
      });
      void read();
      return stop;
    },
  };
}
