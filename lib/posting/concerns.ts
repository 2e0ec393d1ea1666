import type { Posting } from './posting';
import type { Observation } from './step';

/**
 * Whether what was seen of a posting still says something of it as it is stored by now. While a worker slept,
 * others may have taken its document out and sent it again: what the worker saw was of the document before.
 */
export function stillConcerns({ seen }: Observation, before: Posting, stored: Posting): boolean {
  switch (seen) {
    case 'takenUp':
    case 'documents':
    case 'failed':
      return true;
    case 'sent':
      // Another try is on its way; whoever sends it looks for what this one made.
      return stored.state !== 'sending' || stored.frozen?.requestId === before.frozen?.requestId;
    case 'read':
      if (before.state === 'sending')
        return stored.state !== 'sending' || stored.frozen?.requestId === before.frozen?.requestId;
      return isSameDocument(before, stored);
    case 'removed':
    case 'duplicatesRemoved':
    case 'changed':
      return isSameDocument(before, stored);
    case 'undoAsked':
    case 'changeAsked':
      // The seller agreed to what was shown of this version.
      return isSameDocument(before, stored) && before.remote?.syncToken === stored.remote?.syncToken;
  }
}

function isSameDocument({ remote: before }: Posting, { remote: now }: Posting): boolean {
  return before?.id === now?.id && before?.kind === now?.kind;
}
