import { Notice } from '../parts/Notice';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { AppModel, Part } from './appModel';

/** What came of the last try in a part of the page. */
export function PartResult(props: {
  readonly model: AppModel;
  readonly part: Part;
  readonly doneWords: string;
  /** A problem that is shown already. */
  readonly shownCode?: string | undefined;
}) {
  const notice = props.model.notices.value.get(props.part);
  if (notice === undefined || props.model.busy.value.has(props.part)) return null;
  if (notice === 'done') {
    return (
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
  return notice.code === props.shownCode ? null : <ProblemNotice problem={notice} />;
}
