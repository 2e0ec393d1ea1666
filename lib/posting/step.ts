import type { DateText } from '../calendar/calendar';
import type { Problem } from '../problem/problem';
import type { ChangeOutcome, FoundDocument, RemoveOutcome, SendOutcome } from './outcome';
import type { DocumentChange, Posting } from './posting';

/** What the outside was seen to be or to do. */
export type Observation =
  /** A look-up under every kind and number that the document could have. */
  | Looked
  | { readonly seen: 'sent'; readonly outcome: SendOutcome; readonly mayResend: boolean }
  /** The document, read by its id. */
  | {
      readonly seen: 'read';
      readonly document: FoundDocument | 'absent';
      readonly closedUntil?: DateText;
      /** The look-up that led to the reading. */
      readonly after?: Looked;
    }
  | { readonly seen: 'removed'; readonly outcome: RemoveOutcome }
  /** How removing our younger duplicates ended. */
  | {
      readonly seen: 'duplicatesRemoved';
      readonly removed: readonly FoundDocument[];
      /** Not removed, and worth another try. */
      readonly failed: readonly FoundDocument[];
      /** QuickBooks or a person wants them to stay. */
      readonly refused: readonly FoundDocument[];
    }
  /** A look-up or a read did not succeed: nothing was learnt. */
  | { readonly seen: 'failed'; readonly problem: Problem }
  /** A worker takes the posting up; whoever worked on it before is gone. */
  | { readonly seen: 'takenUp' }
  | { readonly seen: 'undoAsked' }
  /** The seller wants a document that is there to say something else. */
  | { readonly seen: 'changeAsked'; readonly change: DocumentChange }
  | { readonly seen: 'changed'; readonly outcome: ChangeOutcome };

/** What a look-up found. */
export interface Looked {
  readonly seen: 'documents';
  /** With this posting's mark. */
  readonly ours: readonly FoundDocument[];
  /** Under this posting's number, or the whole order's, without any mark of ours. */
  readonly others: readonly FoundDocument[];
  readonly closedUntil?: DateText;
  /** When it was asked for, by our clock: a worker may have slept since. The moment of the step where it is absent. */
  readonly askedAtMs?: number;
  /** False where nothing may be sent without the seller: unattended, and QuickBooks gives the numbers. */
  readonly mayResend: boolean;
}

/** What is to be done next. It is data: the steps of `sync` carry it out and bring back an observation. */
export type Effect =
  | { readonly do: 'lookUp' }
  | { readonly do: 'send' }
  | { readonly do: 'readBack'; readonly id: string; readonly after?: Looked }
  /** Our own document: undone by the seller, or with another total than was sent. */
  | { readonly do: 'remove'; readonly id: string; readonly syncToken: string }
  /** `winner` stays: it is read again first, so that the last one is never removed. */
  | {
      readonly do: 'removeDuplicates';
      readonly winner: FoundDocument;
      readonly documents: readonly FoundDocument[];
    }
  /** The version `syncToken` of our document is to say `payload` instead of what it was sent with. */
  | {
      readonly do: 'change';
      readonly id: string;
      readonly syncToken: string;
      readonly payload: string;
      readonly replaces?: string;
      readonly requestId: string;
    }
  | { readonly do: 'wait'; readonly untilMs: number }
  | { readonly do: 'nothing' };

/** The posting as it is now to be stored, and what comes next. */
export interface Step {
  readonly posting: Posting;
  readonly effect: Effect;
}
