import type { Freshness } from '../../lib/sync/views';
import type { Desk } from '../desk';
import { asOfWords, instantWords } from '../moments';

/** How up to date the figures beside it are. Nothing runs where nobody opens the browser, so it is always said. */
export function FreshnessLine({ desk, freshness }: { readonly desk: Desk; readonly freshness: Freshness }) {
  const { lastComplete, fetchedUntil } = freshness;
  const ended = lastComplete?.endedAtMs ?? lastComplete?.startedAtMs;
  if (ended === undefined) {
    return <p class="cf-freshness cf-soft">Never brought up to date yet.</p>;
  }
  return (
    <p class="cf-freshness cf-soft">
      Up to date as of{' '}
      <time dateTime={Temporal.Instant.fromEpochMilliseconds(ended).toString()}>
        {asOfWords(ended, desk.world.nowMs())}
      </time>
      {fetchedUntil !== undefined && (
        <span class="cf-hidden">, Amazon’s reports until {instantWords(fetchedUntil)}</span>
      )}
    </p>
  );
}
