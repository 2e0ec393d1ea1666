import type { Posting } from '../../lib/posting/posting';
import type { Ports } from '../../lib/sync/ports';
import type { CompanyMode } from './company';
import type { Fault } from './run';
import { play, type Scenario } from './scenario';
import { besideSummary } from './summary';
import { type Mutate, pausing, type World } from './world';

/** A protocol with one safeguard taken out, and the world in which that must be noticed. */
export interface Mutant {
  readonly name: string;
  readonly world: string;
  readonly mutate: Mutate;
  /** Throws where something is booked twice or a document is lost. */
  readonly live: (mutate: Mutate) => Promise<unknown>;
}

const defenceless: CompanyMode = {
  requestId: 'ignored',
  duplicateWarning: false,
  customNumbers: true,
  commit: 'before',
};

const atSend =
  (fault: Fault) =>
  (_call: number, name: string): Fault =>
    name === 'createDocument' ? fault : 'none';

let random = 0;

/** Every safeguard that the design names. */
export const mutants: readonly Mutant[] = [
  {
    name: 'intent not stored',
    world: 'one browser that dies after the document was made: nobody knows of it',
    mutate: intentOnlyRemembered,
    live: inWorld({ mode: defenceless, stores: 1, fault: atSend('die after') }),
  },
  {
    name: 'request id random',
    world: 'a lost reply, and look-ups that lag ten minutes: only the request id can tell',
    mutate: (ports) => ({
      ...ports,
      quickbooks: {
        ...ports.quickbooks,
        createDocument: (kind, payload) => {
          random += 1;
          return ports.quickbooks.createDocument(kind, payload, `random-${random}`);
        },
      },
    }),
    live: inWorld({
      mode: { ...defenceless, requestId: 'honoured' },
      stores: 1,
      fault: atSend('lost after'),
      prepare: (world: World) => {
        world.company.visibleAfterMs = 600_000;
      },
    }),
  },
  {
    name: 'look-up before sending dropped',
    world: 'two browsers one after the other, request ids ignored, no warning',
    mutate: (ports, shelf) => blindWhile(ports, () => [...shelf.postings.values()].length === 0),
    live: inWorld({
      mode: defenceless,
      stores: 2,
      choose: pausing(1_000),
      oneAfterTheOther: true,
    }),
  },
  {
    name: 'look-up after an unknown outcome dropped',
    world: 'one browser, a reply lost after the document was made, request ids ignored, no warning',
    mutate: (ports, shelf) =>
      blindWhile(ports, () => [...shelf.postings.values()].some(({ state }) => state === 'unknown')),
    live: inWorld({ mode: defenceless, stores: 1, fault: atSend('lost after') }),
  },
  {
    name: 'waiting 120 seconds dropped',
    world:
      'one browser, a reply lost and the document made 90 seconds later, request ids ignored, no warning',
    mutate: impatient,
    live: inWorld({ mode: { ...defenceless, commit: 'after' }, stores: 1, fault: atSend('lost after') }),
  },
  {
    name: 'ownership not enforced',
    world: 'a day’s summary covers the sale already',
    mutate: (ports, shelf) => {
      shelf.enforcesOwnership = false;
      // Nor does the plan know of owners: it draws nothing anew that is booked.
      return { ...ports, store: { ...ports.store, readOwners: async () => [] } };
    },
    live: besideSummary,
  },
];

function inWorld(scenario: Omit<Scenario, 'mutate'>): Mutant['live'] {
  return async (mutate) => {
    const { verdict } = await play({ ...scenario, mutate });
    if (verdict === 'detected and repaired') throw new Error('a second document was made');
  };
}

/** The intent lives in the worker's memory alone; everything else is stored. */
function intentOnlyRemembered(ports: Ports): Ports {
  let remembered: Posting | undefined;
  let storedAtMs: number | undefined;
  return {
    ...ports,
    store: {
      ...ports.store,
      writePosting: async (posting, expected) => {
        if (posting.state === 'sending') {
          remembered = posting;
          storedAtMs = expected;
          return { written: true };
        }
        const follows = remembered !== undefined && expected === remembered.updatedAtMs;
        return ports.store.writePosting(posting, follows ? storedAtMs : expected);
      },
    },
  };
}

/** Look-ups find nothing while `blind` says so. */
function blindWhile(ports: Ports, blind: () => boolean): Ports {
  const { quickbooks } = ports;
  return {
    ...ports,
    quickbooks: {
      ...quickbooks,
      findByNumberPrefix: async (kind, prefix) =>
        blind() ? { ok: true, value: [] } : quickbooks.findByNumberPrefix(kind, prefix),
      findByDateAndTotal: async (kind, date, totalMinor, currency) =>
        blind() ? { ok: true, value: [] } : quickbooks.findByDateAndTotal(kind, date, totalMinor, currency),
    },
  };
}

/** Every unknown outcome is stored as if it were two minutes old. */
function impatient(ports: Ports): Ports {
  return {
    ...ports,
    store: {
      ...ports.store,
      writePosting: (posting, expected) =>
        ports.store.writePosting(
          posting.state === 'unknown' && posting.unknownSinceMs !== undefined
            ? { ...posting, unknownSinceMs: posting.unknownSinceMs - 120_000, nextAtMs: ports.clock.nowMs() }
            : posting,
          expected,
        ),
    },
  };
}
