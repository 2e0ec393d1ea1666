import { digest } from '../../../lib/posting/digest';
import type { Posting, PostingState } from '../../../lib/posting/posting';
import { creationRequestId } from '../../../lib/posting/requestIds';
import { ok } from '../../../lib/problem/problem';
import type { BatchPorts } from '../../../lib/sync/batch/ports';
import type { FoundDocument } from '../../../lib/sync/ports';
import type { StormCompany } from './company';
import type { StormStore } from './store';
import type { Mutate } from './world';

/** A protocol with one safeguard taken out, and the name of the world in which that must be noticed. */
export interface Mutant {
  readonly name: string;
  readonly world: string;
  /** What the judge says of it. */
  readonly verdict: RegExp;
  readonly mutate: Mutate;
}

/** Every safeguard that the design names; what is new is a row. */
export const mutants: readonly Mutant[] = [
  {
    name: 'intent not stored',
    world: 'death after the commit',
    verdict: /no store knows/,
    mutate: intentOnlyRemembered,
  },
  {
    name: 'payload rebuilt instead of frozen',
    world: 'late fact while the outcome is unknown',
    verdict: /other bytes than were frozen/,
    mutate: (ports, store) => sendsOtherBytes(ports, store),
  },
  {
    name: 'request id random',
    world: 'look-ups lag ten minutes',
    verdict: /more than one/,
    mutate: (ports) => sendsUnder(ports, () => `random-${serial()}`),
  },
  {
    name: 'generation not grown',
    world: 'sent, undone and sent again',
    verdict: /is lost/,
    mutate: (ports, store) =>
      sendsUnder(ports, (requestId) => {
        const posting = postingOf(store, requestId);
        return posting === undefined ? requestId : creationRequestId(posting.realmId, posting.key, 0);
      }),
  },
  {
    name: 'generation grown after an unknown outcome',
    world: 'look-ups lag ten minutes',
    verdict: /more than one/,
    mutate: (ports, store) =>
      sendsUnder(ports, (requestId) => {
        const posting = postingOf(store, requestId);
        if (posting === undefined) return requestId;
        const tries = posting.history.filter(({ what }) => what.startsWith('Sent under')).length;
        return creationRequestId(posting.realmId, posting.key, tries - 1);
      }),
  },
  {
    name: 'look-up before the first try dropped',
    world: 'two browsers, one after the other',
    verdict: /a second .* was made/,
    mutate: (ports, store) => blindWhile(ports, () => store.postings.size === 0),
  },
  {
    name: 'look-up after an unknown outcome dropped',
    world: 'reply lost',
    verdict: /a second .* was made/,
    mutate: (ports, store) => blindIn(ports, store, 'unknown'),
  },
  {
    name: 'look-up after a wait dropped',
    world: 'throttled, and another browser was quicker',
    verdict: /a second .* was made/,
    mutate: (ports, store) => blindIn(ports, store, 'waiting'),
  },
  {
    name: 'look-up after a refusal dropped',
    world: 'refused the second time, and the first lands late',
    verdict: /no store knows/,
    mutate: (ports, store) => blindIn(ports, store, 'rejected'),
  },
  {
    name: 'look-up after success dropped',
    world: 'two browsers at once',
    verdict: /more than one/,
    mutate: (ports, store) => blindIn(ports, store, 'posted'),
  },
  {
    name: 'look-up after undoing dropped',
    world: 'delivered twice, and undone in between',
    verdict: /no store knows/,
    mutate: (ports, store) => blindIn(ports, store, 'undone'),
  },
  {
    name: 'looked for by its own total alone',
    world: 'two browsers that know other facts, without numbers',
    verdict: /more than one/,
    mutate: looksForOwnTotal,
  },
  {
    name: 'the 120 seconds dropped',
    world: 'reply lost, and it commits late',
    verdict: /a second .* was made/,
    mutate: impatient,
  },
  {
    name: 'batch members regrouped',
    world: 'reply of a batch lost, look-ups lag ten minutes',
    verdict: /more than one/,
    mutate: (ports) => ({
      ...ports,
      batching: {
        ...ports.batching,
        sendBatch: (batch) =>
          ports.batching.sendBatch({ ...batch, requestId: digest([batch.requestId, serial()], 32) }),
      },
    }),
  },
  {
    name: 'version of the store unchecked',
    world: 'a sleeper comes back to its first try',
    verdict: /a second .* was made/,
    mutate: (ports, store) => {
      store.checksVersions = false;
      return ports;
    },
  },
  {
    name: 'ownership not enforced',
    world: 'two documents want one event',
    verdict: /booked twice/,
    mutate: (ports, store) => {
      store.checksOwners = false;
      return ports;
    },
  },
  {
    name: 'claim ignored',
    world: 'two browsers on schedule, in different modes',
    verdict: /booked twice/,
    mutate: (ports, store) => {
      store.heedsClaim = false;
      return ports;
    },
  },
  {
    name: 'mark not compared',
    world: 'a person’s own document under our number',
    verdict: /another’s document for ours/,
    mutate: marksUnread,
  },
  {
    name: 'total not compared',
    world: 'QuickBooks makes another total',
    verdict: /a cent off/,
    mutate: totalUnread,
  },
  {
    name: 'sync token not compared',
    world: 'edited, and undone after that',
    verdict: /which a person had changed, was removed/,
    mutate: tokenUnread,
  },
];

let count = 0;
function serial(): string {
  count += 1;
  return String(count);
}

/** The posting that is being sent under a request id. */
function postingOf({ postings }: StormStore, requestId: string): Posting | undefined {
  return [...postings.values()].find(({ frozen }) => frozen?.requestId === requestId);
}

function sendsUnder(ports: BatchPorts, idOf: (requestId: string) => string): BatchPorts {
  const { quickbooks } = ports;
  return {
    ...ports,
    quickbooks: {
      ...quickbooks,
      createDocument: (kind, payload, requestId) => quickbooks.createDocument(kind, payload, idOf(requestId)),
    },
  };
}

/** The intent lives in the worker's memory alone; everything else is stored. */
function intentOnlyRemembered(ports: BatchPorts): BatchPorts {
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

/** Every try after the first says what would be said now. */
function sendsOtherBytes(ports: BatchPorts, store: StormStore): BatchPorts {
  const { quickbooks } = ports;
  return {
    ...ports,
    quickbooks: {
      ...quickbooks,
      createDocument: (kind, payload, requestId) => {
        const tries = postingOf(store, requestId)?.history.filter(({ what }) =>
          what.startsWith('Sent under'),
        );
        const memo = (tries?.length ?? 0) > 1 ? payload.replace('as of 0', 'as of 1') : payload;
        return quickbooks.createDocument(kind, memo, requestId);
      },
    },
  };
}

/** What another browser knows of late facts is not looked for. */
function looksForOwnTotal(ports: BatchPorts): BatchPorts {
  const { quickbooks } = ports;
  let lastMinor = 1_338;
  return {
    ...ports,
    freeze: (draft, note, company) => {
      lastMinor = draft.totalMinor;
      return ports.freeze(draft, note, company);
    },
    quickbooks: {
      ...quickbooks,
      findByDateAndTotal: (kind, date, _total, currency) =>
        quickbooks.findByDateAndTotal(kind, date, lastMinor, currency),
    },
  };
}

/** Look-ups find nothing while `blind` says so. */
function blindWhile(ports: BatchPorts, blind: () => boolean): BatchPorts {
  const { quickbooks } = ports;
  return {
    ...ports,
    quickbooks: {
      ...quickbooks,
      findByNumberPrefix: async (kind, prefix) =>
        blind() ? ok([]) : quickbooks.findByNumberPrefix(kind, prefix),
      findByDateAndTotal: async (kind, date, total, currency) =>
        blind() ? ok([]) : quickbooks.findByDateAndTotal(kind, date, total, currency),
    },
  };
}

function blindIn(ports: BatchPorts, { postings }: StormStore, state: PostingState): BatchPorts {
  return blindWhile(ports, () => [...postings.values()].some((each) => each.state === state));
}

/** Every unknown outcome is stored as if it were two minutes old. */
function impatient(ports: BatchPorts): BatchPorts {
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

function seenAs(ports: BatchPorts, change: (document: FoundDocument) => FoundDocument): BatchPorts {
  const { quickbooks } = ports;
  return {
    ...ports,
    quickbooks: {
      ...quickbooks,
      findByNumberPrefix: async (kind, prefix) => {
        const found = await quickbooks.findByNumberPrefix(kind, prefix);
        return found.ok ? ok(found.value.map(change)) : found;
      },
      findByDateAndTotal: async (kind, date, total, currency) => {
        const found = await quickbooks.findByDateAndTotal(kind, date, total, currency);
        return found.ok ? ok(found.value.map(change)) : found;
      },
      readDocument: async (kind, id, sent) => {
        const read = await quickbooks.readDocument(kind, id, sent);
        return read.ok && read.value !== 'absent' ? ok(change(read.value)) : read;
      },
      readDocuments: async (kind, ids) => {
        const read = await quickbooks.readDocuments(kind, ids);
        return read.ok ? ok(read.value.map(change)) : read;
      },
      createDocument: async (kind, payload, requestId) => {
        const sent = await quickbooks.createDocument(kind, payload, requestId);
        return sent.outcome === 'created' ? { ...sent, document: change(sent.document) } : sent;
      },
    },
  };
}

/** Whatever bears the number is taken for ours. */
function marksUnread(ports: BatchPorts, store: StormStore): BatchPorts {
  const noteOf = ({ number, privateNote }: FoundDocument): string => {
    const posting = [...store.postings.values()].find((each) => each.number === number);
    return posting?.frozen === undefined
      ? privateNote
      : (JSON.parse(posting.frozen.payload) as { privateNote: string }).privateNote;
  };
  return seenAs(ports, (document) => ({ ...document, privateNote: noteOf(document) }));
}

function totalUnread(ports: BatchPorts, store: StormStore): BatchPorts {
  return seenAs(ports, (document) => {
    const posting = [...store.postings.values()].find((each) => each.number === document.number);
    return { ...document, totalMinor: posting?.totalMinor ?? document.totalMinor };
  });
}

/** What was changed since goes all the same. */
function tokenUnread(ports: BatchPorts, _store: StormStore, company: StormCompany): BatchPorts {
  const seen = seenAs(ports, (document) => ({ ...document, syncToken: '0' }));
  return {
    ...seen,
    quickbooks: {
      ...seen.quickbooks,
      deleteDocument: (kind, id, _syncToken, requestId) => {
        const now = company.read(kind, id);
        const syncToken = now === 'absent' ? '0' : now.syncToken;
        return ports.quickbooks.deleteDocument(kind, id, syncToken, requestId);
      },
    },
  };
}
