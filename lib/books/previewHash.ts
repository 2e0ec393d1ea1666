import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { canonicalJson } from './canonicalJson';
import type { Draft } from './draft';

/** What the seller agrees to: SHA-256, in hex, of the draft's canonical JSON. */
export function previewHash(draft: Draft): string {
  return bytesToHex(sha256(utf8ToBytes(canonicalJson(draft))));
}
