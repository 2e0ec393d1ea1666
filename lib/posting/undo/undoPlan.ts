import type { DateText } from '../../calendar/calendar';
import { type Problem, problem } from '../../problem/problem';
import { digest } from '../digest';
import type { FoundDocument } from '../outcome';
import { holdsOwnership } from '../ownership';
import type { MadeEntry, Posting, PostingKey } from '../posting';
import { whyKept } from '../removable';
import { dependentsOf } from './dependents';
import { isInScope, type UndoScope } from './undoScope';
import { unusedEntries } from './unusedEntries';

/** A posting as far as undoing looks at it: without its bytes and its history. */
export type UndoPosting = Omit<Posting, 'frozen' | 'history' | 'change'>;

/** How QuickBooks marks a document in an account's register. */
export type ClearedStatus = 'reconciled' | 'matched';

/** What the seller may choose. Each is asked, and the answer that removes less is proposed. */
export interface UndoChoices {
  /** Undo as well what settles or pays the documents; else these stay. */
  readonly cascade: boolean;
  /** Documents that are matched to the bank's own figures, and not reconciled. */
  readonly matched: 'keep' | 'remove';
}

/** What is known beside the scope. */
export interface UndoFacts {
  /** All postings of the company. */
  readonly postings: readonly UndoPosting[];
  /** Documents as QuickBooks holds them now; one that was asked for and is missing is not there. */
  readonly held: ReadonlyMap<PostingKey, FoundDocument>;
  readonly cleared: ReadonlyMap<PostingKey, ClearedStatus>;
  readonly closedUntil?: DateText;
}

/** One document that goes. */
export interface UndoStep {
  readonly key: PostingKey;
  /** What must be gone before: it settles or pays this one. */
  readonly after: readonly PostingKey[];
}

/** What would go and what stays, for the seller to agree to. */
export interface UndoPlan {
  /** In the order in which they go. */
  readonly goes: readonly (UndoStep & { readonly posting: UndoPosting })[];
  readonly stays: readonly { readonly posting: UndoPosting; readonly problem: Problem }[];
  /** Items and customers that were made for what goes, and that nothing else of ours names. */
  readonly unused: readonly MadeEntry[];
  /** Stands for what goes, in the versions that were seen: what the seller agrees to. */
  readonly hash: string;
}

/** The postings whose documents would have to be looked at: those meant, and what settles or pays them. */
export function undoCandidates(
  scope: UndoScope,
  { cascade }: UndoChoices,
  postings: readonly UndoPosting[],
): readonly UndoPosting[] {
  const found = new Map(
    postings.filter((each) => isInScope(scope, each) && isThere(each)).map((each) => [each.key, each]),
  );
  if (!cascade) return [...found.values()];
  const dependents = dependentsOf(postings.filter(isThere));
  // A map grows while it is walked, so that what settles a settlement is met too.
  for (const [, posting] of found)
    for (const each of dependents(posting)) if (!found.has(each.key)) found.set(each.key, each);
  return [...found.values()];
}

/** What undoing would take out of QuickBooks, and what stays with the reason. Pure. */
export function undoPlan(scope: UndoScope, choices: UndoChoices, facts: UndoFacts): UndoPlan {
  const candidates = undoCandidates(scope, choices, facts.postings);
  const dependents = dependentsOf(facts.postings.filter(isThere));
  const stays = new Map<PostingKey, Problem>();
  for (const posting of candidates) {
    const reason = whyItStays(posting, choices, facts, dependents(posting).length > 0);
    if (reason !== undefined) stays.set(posting.key, reason);
  }
  const keys = new Set(candidates.map(({ key }) => key));
  for (let before = -1; before !== stays.size; ) {
    before = stays.size;
    for (const posting of candidates.filter(({ key }) => !stays.has(key))) {
      const by = dependents(posting).find(({ key }) => !keys.has(key) || stays.has(key));
      if (by !== undefined) stays.set(posting.key, settledBy(posting, by));
    }
  }
  const going = candidates.filter(({ key }) => !stays.has(key));
  const after = new Map(going.map((each) => [each.key, dependents(each).map(({ key }) => key)]));
  const goes = inOrder(going, after).map((posting) => ({
    key: posting.key,
    after: after.get(posting.key) ?? [],
    posting,
  }));
  const seen = goes.map(({ posting }) => `${posting.key} ${posting.remote?.id} ${posting.remote?.syncToken}`);
  return {
    goes,
    stays: candidates.flatMap((posting) => {
      const reason = stays.get(posting.key);
      return reason === undefined ? [] : [{ posting, problem: reason }];
    }),
    unused: unusedEntries(
      goes.map(({ posting }) => posting),
      facts.postings,
    ),
    hash: digest(seen, 64),
  };
}

/** What is, or may be, in QuickBooks. */
function isThere({ state }: UndoPosting): boolean {
  return holdsOwnership(state);
}

function whyItStays(
  posting: UndoPosting,
  { matched }: UndoChoices,
  { held, cleared, closedUntil }: UndoFacts,
  isSettled: boolean,
): Problem | undefined {
  const number = posting.remote?.number ?? posting.number;
  if (posting.state === 'edited') return problem('edited_since', { number });
  if (posting.state === 'exists') return problem('made_by_others', { number });
  const known = posting.state === 'posted' || posting.state === 'undoing';
  if (!known || posting.remote === undefined) return problem('outcome_open');
  const document = held.get(posting.key);
  // Somebody deleted it: there is nothing to keep, and undoing finds that out.
  if (document === undefined) return undefined;
  const reason = whyKept(document, posting.remote.syncToken, closedUntil);
  // A payment of ours goes first, and takes its link along.
  if (reason !== undefined && !(reason.code === 'document_paid' && isSettled)) return reason;
  const status = cleared.get(posting.key);
  if (status === 'reconciled') return problem('document_reconciled', { number });
  return status === 'matched' && matched === 'keep' ? problem('document_matched', { number }) : undefined;
}

function settledBy(posting: UndoPosting, by: UndoPosting): Problem {
  return problem('cleared_by_another', {
    number: posting.remote?.number ?? posting.number,
    by: by.remote?.number ?? by.number,
  });
}

/** The youngest first, and each after what settles it. */
function inOrder(
  going: readonly UndoPosting[],
  after: ReadonlyMap<PostingKey, readonly PostingKey[]>,
): readonly UndoPosting[] {
  const byKey = new Map(going.map((each) => [each.key, each]));
  const placed = new Set<PostingKey>();
  const ordered: UndoPosting[] = [];
  const place = (posting: UndoPosting): void => {
    if (placed.has(posting.key)) return;
    placed.add(posting.key);
    for (const key of after.get(posting.key) ?? []) {
      const first = byKey.get(key);
      if (first !== undefined) place(first);
    }
    ordered.push(posting);
  };
  const youngestFirst = [...going].sort(
    (a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0) || (a.key < b.key ? -1 : 1),
  );
  for (const posting of youngestFirst) place(posting);
  return ordered;
}
