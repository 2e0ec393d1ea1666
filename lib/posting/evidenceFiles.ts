import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { EvidenceDocument, FileToAttach } from './evidenceState';
import type { Posting } from './posting';

/** A file with its bytes. */
export type FileWithBytes = FileToAttach & { readonly bytes: Uint8Array<ArrayBuffer> };

/** A settlement's file as the seller gave it or Amazon answered it. */
export interface GivenFile {
  readonly contentType: FileToAttach['contentType'];
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * What goes out with one request: at two megabits a second it is through within the 25 seconds that a worker
 * surely has. Larger files go in pieces, cut between rows, which put together are the file.
 */
const longestPiece = 4_000_000;
const endings = { 'text/plain': 'txt', 'text/csv': 'csv', 'text/xml': 'xml' } as const;
const lineFeed = 10;

/** The one evidence that a settlement ever has in a company. */
export function evidenceKey(realmId: string, settlementId: string): string {
  return `${realmId}/evidence/${settlementId}`;
}

/** The files that prove a settlement: its own, in pieces where it is large, and the list of what made what. */
export function settlementFiles(
  settlementId: string,
  file: GivenFile | undefined,
  proofCsv: string | undefined,
): readonly FileWithBytes[] {
  const name = `Amazon settlement ${settlementId}`;
  const given = file === undefined ? [] : givenFiles(name, file);
  if (proofCsv === undefined) return given;
  // Spreadsheets take a file for UTF-8 only where it begins with the mark.
  const proof = fileOf(
    `${name} proof.csv`,
    'text/csv',
    Uint8Array.from(utf8ToBytes(`\ufeff${proofCsv}`)),
    'Which of Amazon’s amounts made which amounts of the documents, added up again before it was attached.',
  );
  return [...given, proof];
}

/** Documents of a settlement that are in QuickBooks, to stand with its files. */
export function evidenceDocuments(postings: readonly Posting[]): readonly EvidenceDocument[] {
  return postings.flatMap(({ state, remote }) =>
    (state === 'posted' || state === 'edited') && remote !== undefined
      ? [{ kind: remote.kind, id: remote.id }]
      : [],
  );
}

function givenFiles(name: string, { contentType, bytes }: GivenFile): readonly FileWithBytes[] {
  const pieces = piecesOf(bytes);
  const ending = endings[contentType];
  if (pieces.length === 1)
    return [fileOf(`${name}.${ending}`, contentType, bytes, 'The settlement as Amazon made it.')];
  const whole = bytesToHex(sha256(bytes));
  return pieces.map((piece, index) => {
    const which = `${index + 1} of ${pieces.length}`;
    const words = `The settlement as Amazon made it, piece ${which}. SHA-256 of the whole file: ${whole}`;
    return fileOf(`${name} (${which}).${ending}`, contentType, piece, words);
  });
}

/** Cut behind the last row that fits; a row that is longer than a piece is cut where the piece ends. */
function piecesOf(bytes: Uint8Array<ArrayBuffer>): readonly Uint8Array<ArrayBuffer>[] {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let at = 0;
  while (bytes.length - at > longestPiece) {
    const lastRow = bytes.lastIndexOf(lineFeed, at + longestPiece - 1) + 1;
    const end = lastRow > at ? lastRow : at + longestPiece;
    pieces.push(bytes.slice(at, end));
    at = end;
  }
  pieces.push(at === 0 ? bytes : bytes.slice(at));
  return pieces;
}

function fileOf(
  name: string,
  contentType: FileToAttach['contentType'],
  bytes: Uint8Array<ArrayBuffer>,
  words: string,
): FileWithBytes {
  return { name, contentType, sha256: bytesToHex(sha256(bytes)), sizeBytes: bytes.length, words, bytes };
}
