import type { HistoryEntry, Posting } from '../../../lib/posting/posting';
import { momentWords } from '../../moments';
import { OuterText } from '../../parts/OuterText';

/** What was done with the document, the newest first: who agreed to which preview, what went out, Intuit's reference. */
export function HistoryTable({ posting }: { readonly posting: Posting }) {
  const entries = [...posting.history].reverse();
  return (
    <section class="cf-section cf-scroll" aria-labelledby="cf-history">
      <h2 id="cf-history">History</h2>
      {entries.length === 0 ? (
        <p class="cf-soft">
          Nothing is known of how it came about: it was found again in QuickBooks by the mark in its memo.
        </p>
      ) : (
        <table class="cf-rows">
          <caption class="cf-hidden">What was done with the document, the newest first</caption>
          <thead>
            <tr>
              <th scope="col">When</th>
              <th scope="col">What</th>
              <th scope="col">Reference</th>
            </tr>
          </thead>
          <tbody>
            {entries.map((entry, index) => (
              // Equal entries of one moment are legitimate, and their order is that of events.
              <Entry key={entries.length - index} entry={entry} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Entry({ entry }: { readonly entry: HistoryEntry }) {
  const { agreed, intuitTransactionId, sent } = entry;
  return (
    <tr>
      <th scope="row" class="cf-figure">
        {momentWords(entry.atMs)}
      </th>
      <td>
        <OuterText text={entry.what} />
        {agreed?.by !== undefined && (
          <span class="cf-rows-why">
            {agreed.by.how === 'click' ? 'By a click' : 'By the schedule'}
            {agreed.by.deviceName !== undefined && (
              <>
                {' '}
                in <OuterText text={agreed.by.deviceName} limit={40} />
              </>
            )}
          </span>
        )}
      </td>
      <td class="cf-references">
        {intuitTransactionId !== undefined && (
          <span>
            Intuit <Code text={intuitTransactionId} />
          </span>
        )}
        {agreed !== undefined && (
          <span>
            Preview <Code text={agreed.previewHash} />
          </span>
        )}
        {sent !== undefined && (
          <span>
            Request <Code text={sent.requestId} />
          </span>
        )}
      </td>
    </tr>
  );
}

/** The beginning tells references apart; the whole of it is one click away. */
function Code({ text }: { readonly text: string }) {
  return (
    <span class="cf-code">
      <OuterText text={text} limit={24} />
    </span>
  );
}
