import { digest } from '../../../lib/posting/digest';
import { creationRequestId } from '../../../lib/posting/requestIds';
import { ok } from '../../../lib/problem/problem';
import {
  blindIn,
  blindWhile,
  impatient,
  intentOnlyRemembered,
  looksForOwnTotal,
  marksUnread,
  postingOf,
  sendsOtherBytes,
  sendsUnder,
  serial,
  tokenUnread,
  totalUnread,
} from './tamper';
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
    verdict: /a second .* was made/,
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
    name: 'marks not read at takeover',
    world: 'a browser in another mode takes over, and what was sent is only known by its mark',
    verdict: /booked twice/,
    mutate: (ports, store) => {
      store.readsMarks = false;
      return ports;
    },
  },
  {
    name: 'rebuild reads nothing',
    world: 'a lost store is found again from the marks, and what it names is not sent again',
    verdict: /found again/,
    mutate: (ports) => ({
      ...ports,
      scan: { ...ports.scan, scanDocuments: async () => ok({ documents: [], unreadable: [] }) },
    }),
  },
  {
    name: 'other shapes not looked for',
    world:
      'refused for its shape, and another browser has sent the other shape under the request that is seen',
    verdict: /its own shape alone/,
    mutate: (ports) => ({
      ...ports,
      quickbooks: {
        ...ports.quickbooks,
        findByNumberPrefix: async (kind, prefix) =>
          kind === 'journalEntry' ? ok([]) : ports.quickbooks.findByNumberPrefix(kind, prefix),
        findByDateAndTotal: async (kind, date, total, currency) =>
          kind === 'journalEntry' ? ok([]) : ports.quickbooks.findByDateAndTotal(kind, date, total, currency),
      },
    }),
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
