import type { Desk, Part } from '../desk';
import { Notice } from '../parts/Notice';
import { ProblemNotice } from '../parts/ProblemNotice';

/** What came of the last try in a part of the page. */
export function PartResult(props: {
  readonly model: Desk;
  readonly part: Part;
  /** Absent where the page itself shows that it was done. */
  readonly doneWords?: string;
  /** A problem that is shown already. */
  readonly shownCode?: string | undefined;
}) {
  const notice = props.model.notices.value.get(props.part);
  if (notice === undefined || props.model.busy.value.has(props.part)) return null;
  if (notice === 'done') {
    return props.doneWords === undefined ? null : (
      <Notice tone="good">
        <p>{props.doneWords}</p>
      </Notice>
    );
  }
  if (notice === 'unanswered') {
    return (
      <Notice tone="warn">
        <p>The background of the extension stopped before it answered. Try again; nothing is done twice.</p>
      </Notice>
    );
  }
  if (notice.code === 'refused') {
    return (
      <Notice tone="warn">
        <p>{notice.sentence}</p>
      </Notice>
    );
  }
  return notice.code === props.shownCode ? null : <ProblemNotice problem={notice} />;
}
