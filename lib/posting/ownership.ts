import type { PostingState } from './posting';

/** Whether a posting in this state keeps its events' facets from being booked by another. */
const holding: Readonly<Record<PostingState, boolean>> = {
  ready: false,
  waiting: false,
  sending: true,
  unknown: true,
  rejected: false,
  blocked: false,
  exists: true,
  posted: true,
  edited: true,
  changing: true,
  gone: false,
  undoing: true,
  undone: false,
};

/** True for the states in which a posting owns what it covers; the store enforces it. */
export function holdsOwnership(state: PostingState): boolean {
  return holding[state];
}
