import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { BookSetup } from '../../lib/books/setup';
import type { OwnCommands } from '../../lib/messages/protocol';
import type { Problem, Result } from '../../lib/problem/problem';
import type { SetupCreation } from '../../lib/sync/setup';
import type { Ask } from '../actions';
import type { AppData, Source } from '../source';
import { type Route, routeOf } from './routes';

/** What is being done, one thing a part of the page. */
export type Part = 'amazon' | 'quickbooks' | 'books';

/** What came of the last try in a part. */
export type PartNotice = Problem | 'unanswered' | 'done';

/** The outside of the application. */
export interface AppWorld {
  readonly source: Pick<Source, 'app' | 'onAnnouncement' | 'isCurrent'>;
  readonly ask: Ask;
  /** The address that this browser gives to our sign-in windows, to be listed in the Intuit app. */
  readonly redirectAddress: string;
  nowMs(): number;
}

/** What the application shows and what can be asked of it. */
export interface AppModel {
  readonly world: AppWorld;
  readonly route: Signal<Route>;
  readonly reading: ReadonlySignal<'loading' | 'ready' | 'failed'>;
  readonly data: ReadonlySignal<AppData | undefined>;
  /** What is being done in each part, in words. */
  readonly busy: ReadonlySignal<ReadonlyMap<Part, keyof OwnCommands>>;
  readonly notices: ReadonlySignal<ReadonlyMap<Part, PartNotice>>;
  readonly consentAddress: ReadonlySignal<ReadonlyMap<'amazon' | 'quickbooks', string>>;
  readonly online: Signal<boolean>;
  readonly outdated: ReadonlySignal<boolean>;
  readonly spoken: ReadonlySignal<string>;
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
  saveBooks(setup: BookSetup, create: readonly SetupCreation[]): Promise<void>;
}

/** Commands that answer with a result. */
type ActCommand = {
  [Command in keyof OwnCommands]: OwnCommands[Command]['answers'] extends Result<unknown> ? Command : never;
}[keyof OwnCommands];

/** The full-page application. */
export function createAppModel(world: AppWorld): AppModel {
  const route = signal<Route>('welcome');
  const reading = signal<'loading' | 'ready' | 'failed'>('loading');
  const data = signal<AppData | undefined>(undefined);
  const busy = signal<ReadonlyMap<Part, keyof OwnCommands>>(new Map());
  const notices = signal<ReadonlyMap<Part, PartNotice>>(new Map());
  const consentAddress = signal<ReadonlyMap<'amazon' | 'quickbooks', string>>(new Map());
  const online = signal(true);
  const outdated = signal(false);
  const spoken = signal('');
  let newestRead = 0;

  async function read(): Promise<void> {
    newestRead += 1;
    const mine = newestRead;
    try {
      const fresh = await world.source.app();
      if (mine !== newestRead) return;
      data.value = fresh;
      reading.value = 'ready';
    } catch {
      if (!world.source.isCurrent()) outdated.value = true;
      if (mine === newestRead && data.value === undefined) reading.value = 'failed';
    }
  }

  async function ask<T>(
    part: Part,
    command: keyof OwnCommands,
    run: () => Promise<Result<T>>,
  ): Promise<T | undefined> {
    busy.value = new Map(busy.value).set(part, command);
    notices.value = without(notices.value, part);
    let value: T | undefined;
    try {
      const answer = await run();
      notices.value = new Map(notices.value).set(part, answer.ok ? 'done' : answer.problem);
      spoken.value = answer.ok ? 'Done.' : answer.problem.sentence;
      if (answer.ok) value = answer.value;
    } catch {
      if (!world.source.isCurrent()) outdated.value = true;
      notices.value = new Map(notices.value).set(part, 'unanswered');
      spoken.value = 'No answer.';
    }
    await read();
    busy.value = without(busy.value, part);
    return value;
  }

  async function act<Command extends ActCommand>(
    part: Part,
    command: Command,
    asks: OwnCommands[Command]['asks'],
  ): Promise<boolean> {
    const value = await ask<unknown>(
      part,
      command,
      () => world.ask(command, asks) as Promise<Result<unknown>>,
    );
    return value !== undefined;
  }

  return {
    world,
    route,
    reading,
    data,
    busy,
    notices,
    consentAddress,
    online,
    outdated,
    spoken,
    read,
    act,
    go: (hash) => {
      route.value = routeOf(hash);
    },
    open: () => {
      const stop = world.source.onAnnouncement(() => void read());
      void read();
      return stop;
    },
    beginByAddress: async (side, redirectAddress) => {
      const begun = await ask(side, 'beginByAddress', () =>
        world.ask('beginByAddress', { side, redirectAddress }),
      );
      if (begun === undefined) return;
      notices.value = without(notices.value, side);
      consentAddress.value = new Map(consentAddress.value).set(side, begun.consentAddress);
    },
    saveBooks: async (setup, create) => {
      const saved = await ask('books', 'saveSetup', () => world.ask('saveSetup', { setup }));
      if (saved === undefined || create.length === 0) return;
      await ask('books', 'createForSetup', () => world.ask('createForSetup', { create }));
    },
  };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const left = new Map(map);
  left.delete(key);
  return left;
}
