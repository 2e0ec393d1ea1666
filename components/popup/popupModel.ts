import { type ReadonlySignal, signal } from '@preact/signals';
import type { Source, TodayView } from '../source';

/** The outside of the popup. */
export interface PopupWorld {
  readonly source: Pick<Source, 'today' | 'onAnnouncement'>;
  /** Opens an address in a tab and closes the popup. */
  openTab(address: string): void;
}

/** What the popup shows. */
export interface PopupModel {
  readonly world: PopupWorld;
  readonly reading: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly today: ReadonlySignal<TodayView | undefined>;
  open(): () => void;
  read(): Promise<void>;
}

/** Today at a glance. It reads and links; it changes nothing. */
export function createPopupModel(world: PopupWorld): PopupModel {
  const reading = signal<'loading' | 'ready' | 'failed'>('loading');
  const today = signal<TodayView | undefined>(undefined);
  let newestRead = 0;

  async function read(): Promise<void> {
    newestRead += 1;
    const mine = newestRead;
    try {
      const fresh = await world.source.today();
      if (mine !== newestRead) return;
      today.value = fresh;
      reading.value = 'ready';
    } catch {
      if (mine === newestRead && today.value === undefined) reading.value = 'failed';
    }
  }

  return {
    world,
    reading,
    today,
    read,
    open: () => {
      const stop = world.source.onAnnouncement(() => void read());
      void read();
      return stop;
    },
  };
}
