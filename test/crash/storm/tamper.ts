import type { Posting, PostingState } from '../../../lib/posting/posting';
import { ok } from '../../../lib/problem/problem';
import type { FoundDocument } from '../../../lib/sync/ports';
import type { StormCompany } from './company';
import type { StormStore } from './store';
import type { StormPorts } from './worker';

let count = 0;
/** A number that was never given before. */
export function serial(): string {
  count += 1;
  return String(count);
}

/** The posting that is being sent under a request id. */
export function postingOf({ postings }: StormStore, requestId: string): Posting | undefined {
  return [...postings.values()].find(({ frozen }) => frozen?.requestId === requestId);
}

/** New documents go out under other request ids. */
export function sendsUnder(ports: StormPorts, idOf: (requestId: string) => string): StormPorts {
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
export function intentOnlyRemembered(ports: StormPorts): StormPorts {
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
export function sendsOtherBytes(ports: StormPorts, store: StormStore): StormPorts {
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
export function looksForOwnTotal(ports: StormPorts): StormPorts {
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
export function blindWhile(ports: StormPorts, blind: () => boolean): StormPorts {
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

/** Look-ups find nothing while a posting is in this state. */
export function blindIn(ports: StormPorts, { postings }: StormStore, state: PostingState): StormPorts {
  return blindWhile(ports, () => [...postings.values()].some((each) => each.state === state));
}

/** Every unknown outcome is stored as if it were two minutes old. */
export function impatient(ports: StormPorts): StormPorts {
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

function seenAs(ports: StormPorts, change: (document: FoundDocument) => FoundDocument): StormPorts {
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
export function marksUnread(ports: StormPorts, store: StormStore): StormPorts {
  const noteOf = ({ number, privateNote }: FoundDocument): string => {
    const posting = [...store.postings.values()].find((each) => each.number === number);
    return posting?.frozen === undefined
      ? privateNote
      : (JSON.parse(posting.frozen.payload) as { privateNote: string }).privateNote;
  };
  return seenAs(ports, (document) => ({ ...document, privateNote: noteOf(document) }));
}

/** Whatever QuickBooks makes of it is taken for what was sent. */
export function totalUnread(ports: StormPorts, store: StormStore): StormPorts {
  return seenAs(ports, (document) => {
    const posting = [...store.postings.values()].find((each) => each.number === document.number);
    return { ...document, totalMinor: posting?.totalMinor ?? document.totalMinor };
  });
}

/** What was changed since goes all the same. */
export function tokenUnread(ports: StormPorts, _store: StormStore, company: StormCompany): StormPorts {
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
