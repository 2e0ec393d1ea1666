import type { BookingMode, BookSettings } from '../../../lib/books/settings/bookSettings';
import type { ConnectionSettings, SentByItself } from '../../../lib/sync/connection';

/** Settings of a connection that sends by itself. */
export function sending(
  books: BookSettings,
  mode: BookingMode,
  sendsByItself: readonly SentByItself[],
): ConnectionSettings {
  return {
    books: { ...books, modes: [{ value: mode }] },
    rules: [],
    sync: {
      schedule: { every: 'minutes', minutes: 30 },
      filter: { statuses: ['shipped', 'unshipped', 'partiallyShipped', 'invoiced'], channel: 'all' },
      sendsByItself,
    },
  };
}

/** Each mode with what it sends by itself: invoices are documents of orders in every mode. */
export const modes = [
  ['order', ['orders', 'settlements']],
  ['day', ['orders', 'days', 'settlements']],
  ['settlement', ['orders', 'settlements']],
] as const;

/** Seeds from `first` on: `SEED=…` is one, `LIVES=…` as many as it says. */
export function engineSeeds(few: number, first: number): readonly number[] {
  const { SEED: seed, LIVES: count } = process.env;
  if (seed !== undefined && /^\d+$/.test(seed)) return [Number(seed)];
  const lives = count !== undefined && /^\d+$/.test(count) ? Number(count) : few;
  return Array.from({ length: lives }, (_, index) => first + index);
}
