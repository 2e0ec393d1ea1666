import type { OrderPlan, PlannedDocument } from '../books/plan';
import type { Posting } from './posting';
import { draftKeyOf } from './postings';
import { sentenceOf } from './sentence';

/** What one order's chip says. Small: the page asks for a hundred at once. */
export interface Chip {
  readonly orderId: string;
  readonly state: ChipState;
  /** Numbers of the documents in QuickBooks, where there are any. */
  readonly numbers: readonly string[];
  /** One sentence for the title, where the state needs one. */
  readonly why?: string;
}

/** `partlySent`: some shipments of the order are in QuickBooks and others are not. */
export type ChipState = 'notSent' | 'sent' | 'partlySent' | 'sending' | 'waiting' | 'blocked' | 'cannotTell';

/** What one document of an order is, and why. */
interface Part {
  readonly state: Exclude<ChipState, 'partlySent'>;
  readonly number?: string;
  readonly why?: string;
}

/** What an order's chip says: from its plan, where it was read, and from its postings. */
export function chipOf(orderId: string, plan: OrderPlan | undefined, postings: readonly Posting[]): Chip {
  const byDraft = new Map(postings.map((posting) => [draftKeyOf(posting), posting]));
  const planned = (plan?.documents ?? []).filter(
    ({ state, key, inBooks }) => state !== 'leftOut' || inBooks !== undefined || byDraft.has(key),
  );
  const keys = new Set(planned.map(({ key }) => key));
  const parts = [
    ...planned.flatMap((each) => partOf(each, byDraft.get(each.key))),
    // A document that was taken out and that nothing is planned for any more is no part of the order.
    ...postings
      .filter((each) => !keys.has(draftKeyOf(each)) && !beginsAgain(each))
      .map((each) => partOfPosting(each)),
  ];
  return withWhy(orderId, plan, parts);
}

function withWhy(orderId: string, plan: OrderPlan | undefined, parts: readonly Part[]): Chip {
  // A day's summary can hold several entries of an order.
  const numbers = [...new Set(parts.flatMap(({ number }) => number ?? []))];
  const state = stateOf(parts, plan);
  const leftOut = plan?.documents.find((each) => each.state === 'leftOut')?.problems[0];
  const standing = plan?.standing?.sentence ?? (parts.length === 0 ? leftOut?.sentence : undefined);
  const pressing = parts.find((part) => part.why !== undefined && part.state === state);
  const why = pressing?.why ?? parts.find((part) => part.why !== undefined)?.why ?? standing;
  return why === undefined || (state === 'sent' && pressing === undefined)
    ? { orderId, state, numbers }
    : { orderId, state, numbers, why };
}

function stateOf(parts: readonly Part[], plan: OrderPlan | undefined): ChipState {
  const has = (state: Part['state']): boolean => parts.some((part) => part.state === state);
  if (has('sending')) return 'sending';
  if (has('sent')) {
    // Units that have shipped and whose money Amazon has not reported yet are no document so far.
    const unreported = plan?.standing?.code === 'shipment_partly_reported';
    const missing = unreported || parts.some(({ state }) => state !== 'sent');
    return missing ? 'partlySent' : 'sent';
  }
  if (has('blocked')) return 'blocked';
  if (has('notSent')) return 'notSent';
  if (has('waiting')) return 'waiting';
  if (plan?.standing !== undefined) return 'waiting';
  // Read, and nothing of it is ever a document of its own: the reason is said.
  return plan !== undefined && plan.documents.length > 0 ? 'notSent' : 'cannotTell';
}

function partOf(planned: PlannedDocument, posting: Posting | undefined): readonly Part[] {
  if (posting !== undefined && !beginsAgain(posting)) return [partOfPosting(posting)];
  const [first] = planned.problems;
  const { inBooks } = planned;
  if (inBooks !== undefined)
    return inBooks.map((number) => ({
      state: 'sent',
      number,
      ...(first === undefined ? {} : { why: first.sentence }),
    }));
  if (planned.state === 'leftOut') return [];
  if (planned.state === 'ready') return [{ state: 'notSent' }];
  const state = planned.state === 'waiting' ? 'waiting' : 'blocked';
  return first === undefined ? [{ state }] : [{ state, why: first.sentence }];
}

/** Nothing of it is in QuickBooks and nothing stands in its way: the plan speaks for it again. */
function beginsAgain({ state }: Posting): boolean {
  return state === 'ready' || state === 'undone' || state === 'gone';
}

function partOfPosting(posting: Posting): Part {
  const why = sentenceOf(posting);
  const number = posting.remote?.number ?? posting.number;
  switch (posting.state) {
    case 'posted':
      return posting.problem === undefined ? { state: 'sent', number } : { state: 'sent', number, why };
    case 'edited':
    case 'exists':
      return { state: 'sent', number, why };
    case 'sending':
    case 'unknown':
    case 'changing':
    case 'undoing':
      return { state: 'sending', why };
    case 'waiting':
      return { state: 'waiting', why };
    case 'blocked':
    case 'rejected':
      return { state: 'blocked', why };
    case 'ready':
    case 'gone':
    case 'undone':
      return { state: 'notSent' };
  }
}
