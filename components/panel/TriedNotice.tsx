import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { Difference } from './draftDifference';
import type { DocumentNotice, PanelModel } from './panelModel';

/** What came of the last try with a document. */
export function TriedNotice(props: {
  readonly notice: DocumentNotice;
  readonly model: PanelModel;
  /** A reason that is shown with the document already. */
  readonly shownElsewhere?: string | undefined;
}) {
  const { notice, model } = props;
  if (notice.kind === 'sentence') {
    return (
      <Notice tone="warn">
        <p>{notice.sentence}</p>
        {notice.offersTab && (
          <div class="cf-notice-actions">
            <a
              class="cf-button"
              href={model.world.pageAddress(`/panel.html?order=${encodeURIComponent(model.orderId)}`)}
              target="_blank"
              rel="noreferrer"
            >
              Open in a tab of its own
            </a>
          </div>
        )}
      </Notice>
    );
  }
  if (notice.kind === 'problem') {
    return notice.problem.code === props.shownElsewhere ? null : <ProblemNotice problem={notice.problem} />;
  }
  return (
    <ProblemNotice problem={notice.problem} tone="warn">
      <Differences differences={notice.differences} before="You saw" />
    </ProblemNotice>
  );
}

/** What is no longer as it was, a row each. */
export function Differences(props: { readonly differences: readonly Difference[]; readonly before: string }) {
  if (props.differences.length === 0) return null;
  return (
    <table class="cf-difference">
      <thead>
        <tr>
          <th scope="col">What changed</th>
          <th scope="col">{props.before}</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {props.differences.map((difference) => (
          <tr key={difference.what}>
            <th scope="row">
              <OuterText text={difference.what} limit={60} />
            </th>
            <td>
              <OuterText text={difference.before} limit={60} />
            </td>
            <td>
              <OuterText text={difference.now} limit={60} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
