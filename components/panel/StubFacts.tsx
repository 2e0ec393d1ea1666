import type { Draft } from '../../lib/books/draft';
import type { Posting } from '../../lib/posting/posting';
import { dayWords } from '../moments';
import { OuterText } from '../parts/OuterText';
import { draftFacts } from './draftFacts';

/** The facts of a document's head: its day, whose it is, which accounts it moves. One that is sent has the day it bears. */
export function StubFacts({
  draft,
  posting,
}: {
  readonly draft: Draft;
  readonly posting: Posting | undefined;
}) {
  return (
    <dl class="cf-facts cf-stub-facts">
      <div>
        <dt>Date</dt>
        <dd>{dayWords(posting?.remote === undefined ? draft.date : posting.date)}</dd>
      </div>
      {draftFacts(draft).map(({ name, value }) => (
        <div key={name}>
          <dt>
            <OuterText text={name} limit={40} />
          </dt>
          <dd>
            <OuterText text={value} limit={60} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
