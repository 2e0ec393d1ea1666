import type { EventKey } from '../ledger/event';
import type { PostingKey } from './posting';

/**
 * A mark names its posting and its events by hashes. Until the names themselves are known again, the hashes
 * stand for them, spelt as no name ever is: `<realmId>/#<hash>` for a posting, `#<hash>` for an event.
 */
const hashSign = '#';
const hashedPosting = /\/#([0-9a-f]{20})$/;
const hashedEventKey = /^#([0-9a-f]{8})$/;

/** The key of a posting of which only the hash is known. */
export function hashedKey(realmId: string, keyHash: string): PostingKey {
  return `${realmId}/${hashSign}${keyHash}`;
}

/** The hash that stands for a posting's key; `undefined` for a key that is known. */
export function hashInKey(key: PostingKey): string | undefined {
  return hashedPosting.exec(key)?.[1];
}

/** The key of an event of which only the short hash is known. */
export function hashedEvent(eventHash: string): EventKey {
  return `${hashSign}${eventHash}`;
}

/** The hash that stands for an event's key; `undefined` for a key that is known. */
export function hashInEvent(key: EventKey): string | undefined {
  return hashedEventKey.exec(key)?.[1];
}

/** Stands for the events of a document that are not named in its mark, nor in the notes attached to it. */
export function unnamedEvents(keyHash: string): EventKey {
  return `${unnamedStart}${keyHash}`;
}

/** What all keys of `unnamedEvents` begin with. */
export const unnamedStart = `${hashSign}*`;
