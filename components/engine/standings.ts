import type { ChipState } from '../../lib/posting/chip';
import type { PostingState } from '../../lib/posting/posting';
import type { Prepared } from '../../lib/sync/prepared';
import type { Run } from '../../lib/sync/runs/run';
import type { Tone } from '../parts/tone';

/** A state in a word or two, and how it looks. */
export interface Standing {
  readonly words: string;
  readonly tone: Tone;
}

/** Documents that are not sent. */
export const preparedStandings: Readonly<Record<Prepared['state'], Standing>> = {
  ready: { words: 'Ready', tone: 'accent' },
  waiting: { words: 'Waiting', tone: 'warn' },
  blocked: { words: 'Blocked', tone: 'bad' },
  leftOut: { words: 'Left out', tone: 'plain' },
};

/** Documents that were sent, or are being sent. */
export const postingStandings: Readonly<Record<PostingState, Standing>> = {
  ready: { words: 'Not sent', tone: 'plain' },
  sending: { words: 'Sending', tone: 'accent' },
  unknown: { words: 'No answer yet', tone: 'warn' },
  rejected: { words: 'Refused', tone: 'bad' },
  blocked: { words: 'Blocked', tone: 'bad' },
  waiting: { words: 'Waiting', tone: 'warn' },
  exists: { words: 'Already there', tone: 'warn' },
  posted: { words: 'Sent', tone: 'good' },
  edited: { words: 'Sent, edited since', tone: 'warn' },
  changing: { words: 'Changing', tone: 'accent' },
  gone: { words: 'Removed in QuickBooks', tone: 'warn' },
  undoing: { words: 'Removing', tone: 'accent' },
  undone: { words: 'Undone', tone: 'plain' },
};

/** Orders, by their chips. */
export const chipStandings: Readonly<Record<ChipState, Standing>> = {
  notSent: { words: 'Not sent', tone: 'plain' },
  sent: { words: 'Sent', tone: 'good' },
  partlySent: { words: 'Partly sent', tone: 'warn' },
  sending: { words: 'Sending', tone: 'accent' },
  waiting: { words: 'Waiting', tone: 'warn' },
  blocked: { words: 'Blocked', tone: 'bad' },
  cannotTell: { words: 'Cannot tell', tone: 'plain' },
};

/** Runs. */
export const runStandings: Readonly<Record<Run['state'], Standing>> = {
  running: { words: 'Under way', tone: 'accent' },
  shown: { words: 'For you to look at', tone: 'warn' },
  sending: { words: 'Sending', tone: 'accent' },
  done: { words: 'Complete', tone: 'good' },
  blocked: { words: 'Stopped', tone: 'bad' },
  cancelled: { words: 'Cancelled', tone: 'plain' },
};
