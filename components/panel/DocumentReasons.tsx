import type { Problem } from '../../lib/problem/problem';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { Tone } from '../parts/tone';

/** Reasons that the page of the books mends. */
const mendedInBooks: readonly string[] = ['entries_missing', 'setup_incomplete'];

/** Why a document is not ready, or what should be known of it; each with the way to mend it, where a page does. */
export function DocumentReasons(props: {
  readonly problems: readonly Problem[];
  /** A reason that is shown with the document already. */
  readonly shownElsewhere: string | undefined;
  readonly toneOf: (code: string) => Tone;
  readonly booksAddress: string;
}) {
  return props.problems
    .filter(({ code }) => code !== props.shownElsewhere)
    .map((each) => (
      <ProblemNotice key={`${each.code} ${each.sentence}`} problem={each} tone={props.toneOf(each.code)}>
        {mendedInBooks.includes(each.code) && (
          <div class="cf-notice-actions">
            <a class="cf-button" href={props.booksAddress} target="_blank" rel="noreferrer">
              Set up the books
            </a>
          </div>
        )}
      </ProblemNotice>
    ));
}
