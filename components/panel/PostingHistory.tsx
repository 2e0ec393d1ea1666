import type { AgreedBy, Posting } from '../../lib/posting/posting';
import { momentWords } from '../moments';
import { Disclosure } from '../parts/Disclosure';
import { OuterText } from '../parts/OuterText';

/** What was done with the document and when, newest first. */
export function PostingHistory({ posting }: { readonly posting: Posting }) {
  if (posting.history.length === 0) return null;
  return (
    <Disclosure title="History">
      <ol class="cf-history">
        {[...posting.history].reverse().map((entry) => (
          <li key={`${entry.atMs} ${entry.what}`}>
            <span class="cf-soft cf-figure">{momentWords(entry.atMs)}</span>{' '}
            <span>
              <OuterText text={entry.what} />
              {entry.agreed?.by !== undefined && (
                <span class="cf-soft cf-small"> {agreedWords(entry.agreed.by)}</span>
              )}
              {entry.intuitTransactionId !== undefined && (
                <span class="cf-soft cf-small">
                  {' '}
                  Intuit’s reference <OuterText text={entry.intuitTransactionId} limit={60} />
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </Disclosure>
  );
}

function agreedWords({ how, deviceName }: AgreedBy): string {
  const who = how === 'click' ? 'You agreed to it' : 'Sent by the schedule';
  return deviceName === undefined ? `${who}.` : `${who}, ${deviceName}.`;
}
