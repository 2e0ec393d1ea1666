import type { PostingState } from './posting';

const states: readonly PostingState[] = ['sending', 'unknown', 'changing', 'undoing', 'waiting', 'rejected'];

/**
 * Whether a posting's own protocol is at work with it: nobody else goes on with it, and what others read of its
 * document says nothing to it yet.
 */
export function isAtWork(state: PostingState): boolean {
  return states.includes(state);
}
