import { digest } from './digest';
import type { AttachedFile, EvidenceFile, FileToAttach } from './evidenceState';

const keyDigits = 20;

/** How the notes of all files of one evidence begin, so that one query finds them. */
export function evidencePrefix(key: string): string {
  return `cf:file.1.${digest([key], keyDigits)}.`;
}

/** The note of a file: what we know it by, and what it is for those who find it. Source: 2,000 characters, Intuit. */
export function evidenceNote(key: string, { sha256, words }: FileToAttach): string {
  return `${evidencePrefix(key)}${sha256}\n${words}`.slice(0, 2000);
}

/**
 * Whether an attachment is this file: by its mark, which names its content; where people have changed the note,
 * by name, size and a document that it stands with.
 */
export function isFileOf(
  found: AttachedFile,
  key: string,
  file: EvidenceFile,
  isLinked: (file: AttachedFile) => boolean,
): boolean {
  const [mark = ''] = found.note.split(/\r\n|\r|\n/);
  if (mark.trim().startsWith('cf:file.')) return mark.trim() === `${evidencePrefix(key)}${file.sha256}`;
  return found.fileName === file.name && found.sizeBytes === file.sizeBytes && isLinked(found);
}
