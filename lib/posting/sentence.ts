import type { Posting, PostingState } from './posting';

const sentences: Readonly<Record<PostingState, string>> = {
  ready: 'Not sent yet.',
  waiting: 'Not sent yet: QuickBooks asked us to wait. It goes on by itself.',
  sending: 'On its way to QuickBooks.',
  unknown:
    'QuickBooks did not answer clearly. We look for the document until we know; nothing is sent twice.',
  rejected: 'QuickBooks did not take the document.',
  blocked: 'Not in QuickBooks: something needs your attention.',
  exists: 'QuickBooks has a document for this sale already that was not made here.',
  posted: 'In QuickBooks.',
  edited: 'In QuickBooks, and changed there since.',
  changing: 'Being changed in QuickBooks.',
  gone: 'The document was deleted in QuickBooks.',
  undoing: 'Being taken out of QuickBooks.',
  undone: 'Taken out of QuickBooks again.',
};

/** Where a posting stands, for the seller: its problem where it has one, else what its state means. */
export function sentenceOf({ state, problem }: Pick<Posting, 'state' | 'problem'>): string {
  return state === 'unknown' || state === 'waiting' || problem === undefined
    ? sentences[state]
    : problem.sentence;
}
