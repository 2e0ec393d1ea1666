import { computed, type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { OwnCommands } from '../lib/messages/protocol';
import type { Problem, Result } from '../lib/problem/problem';
import type { ConnectionId } from '../lib/sync/connection';
import type { EngineSource } from '../lib/sync/viewSource';
import type { ConnectionHead } from '../lib/sync/views';
import type { Ask } from './actions';
import type { WatchButton } from './parts/GatedButton';
import type { Source } from './source';
import { type ClickJudgement, judgementWords } from './trustedClick';

/** Names a part of a page in which one thing is done at a time: `amazon`, `run`, `send/day/US-USD/2026-11-24`. */
export type Part = string;

/** What came of the last try in a part. */
export type PartNotice = Problem | 'unanswered' | 'done' | Refused;

/** Why a click did nothing. */
interface Refused {
  readonly code: 'refused';
  readonly sentence: string;
}

/** The outside of a desk. */
export interface DeskWorld {
  readonly source: Pick<Source, 'onAnnouncement' | 'isCurrent'>;
  readonly ask: Ask;
  readonly engine: EngineSource;
  readonly watchButton?: WatchButton;
  /** Which connection was looked at last; kept by the browser. */
  readonly remembered: Remembered;
  nowMs(): number;
}

/** One word that is kept from one opening of a page to the next. */
export interface Remembered {
  read(): string | undefined;
  write(word: string): void;
}

/** What popup and application share: the connection that is looked at, asking the background, what came of it. */
export interface Desk {
  readonly world: DeskWorld;
  readonly heads: ReadonlySignal<readonly ConnectionHead[]>;
  /** The connection that is shown; absent where there is none yet. */
  readonly connection: ReadonlySignal<ConnectionHead | undefined>;
  /** Grows with every announcement: whatever is shown is read again. */
  readonly changes: ReadonlySignal<number>;
  readonly busy: ReadonlySignal<ReadonlyMap<Part, keyof OwnCommands>>;
  readonly notices: ReadonlySignal<ReadonlyMap<Part, PartNotice>>;
  readonly online: Signal<boolean>;
  /** The extension was updated beneath this page: nothing here can act any more. */
  readonly outdated: ReadonlySignal<boolean>;
  /** For screen readers: the last thing that happened. */
  readonly spoken: ReadonlySignal<string>;
  choose(connectionId: ConnectionId): void;
  readHeads(): Promise<void>;
  /** Notes that something announced itself. */
  changed(): void;
  /** A read or a call came to nothing: perhaps because this page is of an older version. */
  noticeUpdate(): void;
  /** Runs one thing in a part, and keeps what came of it there. */
  run<T>(part: Part, command: keyof OwnCommands, act: () => Promise<Result<T>>): Promise<T | undefined>;
  /** Asks, keeps what came of it in its part, and answers what came where it was done. */
  get<Command extends ActCommand>(
    part: Part,
    command: Command,
    asks: OwnCommands[Command]['asks'],
  ): Promise<ValueOf<Command> | undefined>;
  /** Says at a part why a click did nothing. */
  refuse(part: Part, judgement: Exclude<ClickJudgement, 'accepted'>): void;
  forget(part: Part): void;
}

/** Commands that answer with a result. */
export type ActCommand = {
  [Command in keyof OwnCommands]: OwnCommands[Command]['answers'] extends Result<unknown> ? Command : never;
}[keyof OwnCommands];

/** What a command answers where it was done. */
type ValueOf<Command extends ActCommand> = Extract<
  OwnCommands[Command]['answers'],
  { readonly ok: true }
>['value'];

/** The desk of a page; `after` runs when something was tried, before its part is free again. */
export function createDesk(world: DeskWorld, after: () => Promise<void> = async () => {}): Desk {
  const heads = signal<readonly ConnectionHead[]>([]);
  const chosen = signal(world.remembered.read());
  const changes = signal(0);
  const busy = signal<ReadonlyMap<Part, keyof OwnCommands>>(new Map());
  const notices = signal<ReadonlyMap<Part, PartNotice>>(new Map());
  const outdated = signal(false);
  const spoken = signal('');

  function noticeUpdate(): void {
    if (!world.source.isCurrent()) outdated.value = true;
  }

  async function run<T>(
    part: Part,
    command: keyof OwnCommands,
    act: () => Promise<Result<T>>,
  ): Promise<T | undefined> {
    if (busy.value.has(part)) return undefined;
    busy.value = new Map(busy.value).set(part, command);
    notices.value = without(notices.value, part);
    let value: T | undefined;
    try {
      const answer = await act();
      notices.value = new Map(notices.value).set(part, answer.ok ? 'done' : answer.problem);
      spoken.value = answer.ok ? 'Done.' : answer.problem.sentence;
      if (answer.ok) value = answer.value;
    } catch {
      noticeUpdate();
      notices.value = new Map(notices.value).set(part, 'unanswered');
      spoken.value = 'No answer.';
    }
    await after();
    busy.value = without(busy.value, part);
    changes.value += 1;
    return value;
  }

  return {
    world,
    heads,
    connection: computed(
      () => heads.value.find(({ connectionId }) => connectionId === chosen.value) ?? heads.value[0],
    ),
    changes,
    busy,
    notices,
    online: signal(true),
    outdated,
    spoken,
    noticeUpdate,
    run,
    choose: (connectionId) => {
      chosen.value = connectionId;
      world.remembered.write(connectionId);
    },
    readHeads: async () => {
      heads.value = await world.engine.readHeads();
    },
    changed: () => {
      changes.value += 1;
    },
    get: (part, command, asks) =>
      run(part, command, () => world.ask(command, asks) as Promise<Result<ValueOf<typeof command>>>),
    refuse: (part, judgement) => {
      const sentence = judgementWords[judgement];
      spoken.value = sentence;
      notices.value = new Map(notices.value).set(part, { code: 'refused', sentence });
    },
    forget: (part) => {
      notices.value = without(notices.value, part);
    },
  };
}

function without<Key, Value>(map: ReadonlyMap<Key, Value>, key: Key): ReadonlyMap<Key, Value> {
  const left = new Map(map);
  left.delete(key);
  return left;
}
