import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The first `length` hex digits of the SHA-256 of `parts`, told apart by a line break. */
export function digest(parts: readonly string[], length: number): string {
  return bytesToHex(sha256(utf8ToBytes(parts.join('\n')))).slice(0, length);
}
