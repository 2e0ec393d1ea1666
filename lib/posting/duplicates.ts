import type { DateText } from '../calendar/calendar';
import type { FoundDocument } from './outcome';
import { isUntouched, whyKept } from './removable';
import { raceAtMostMs } from './times';

/** Our documents of one posting: which one stays, which go, and which would have to but may not. */
export interface Judged {
  readonly winner: FoundDocument;
  readonly remove: readonly FoundDocument[];
  readonly keep: readonly FoundDocument[];
}

/**
 * Every browser that sees the same documents names the same winner: one that people touched or deposited
 * before one that they did not, then the oldest, then the lowest id. Because a removal carries the sync
 * token of an untouched document, two browsers cannot remove each other's winner. `own` is the version of a
 * document that this browser made or changed itself: it is no copy of a person's, whenever it was made.
 */
export function judgeDuplicates(
  first: FoundDocument,
  rest: readonly FoundDocument[],
  closedUntil: DateText | undefined,
  own?: Pick<FoundDocument, 'kind' | 'id' | 'syncToken'>,
): Judged {
  const [winner = first, ...losers] = [first, ...rest].sort(
    (a, b) =>
      rank(a) - rank(b) ||
      a.createdAtMs - b.createdAtMs ||
      a.id.length - b.id.length ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
  const raced = (each: FoundDocument): boolean =>
    Math.abs(each.createdAtMs - winner.createdAtMs) <= raceAtMostMs;
  const isOwn = (each: FoundDocument): boolean => each.id === own?.id && each.kind === own.kind;
  const mayGo = (each: FoundDocument): boolean =>
    isOwn(each)
      ? whyKept(each, own?.syncToken ?? '', closedUntil) === undefined
      : raced(each) && whyKept(each, '0', closedUntil) === undefined;
  return {
    winner,
    remove: losers.filter(mayGo),
    keep: losers.filter((each) => !mayGo(each)),
  };
}

function rank(held: FoundDocument): number {
  return isUntouched(held) && !held.deposited ? 1 : 0;
}
