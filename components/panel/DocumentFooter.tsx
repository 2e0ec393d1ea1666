import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting } from '../../lib/posting/posting';
import { AskTwice } from '../parts/AskTwice';
import { BusyButton } from '../parts/BusyButton';
import { GatedButton } from '../parts/GatedButton';
import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import { ProblemNotice } from '../parts/ProblemNotice';
import type { DocumentNotice, PanelModel } from './panelModel';
import { canSend } from './postingOf';

/** What can be done with the document now, and what came of the last try. */
export function DocumentFooter(props: {
  readonly model: PanelModel;
  readonly document: PlannedDocument;
  readonly posting: Posting | undefined;
}) {
  const { model, document, posting } = props;
  const notice = model.notices.value.get(document.eventKey);
  return (
    <footer class="cf-slip-footer">
      {notice !== undefined && (
        <TriedNotice
          notice={notice}
          shownElsewhere={posting?.problem?.code}
          tabAddress={model.world.pageAddress(`/panel.html?order=${encodeURIComponent(model.orderId)}`)}
        />
      )}
      <Act model={model} document={document} posting={posting} />
    </footer>
  );
}

function Act(props: {
  readonly model: PanelModel;
  readonly document: PlannedDocument;
  readonly posting: Posting | undefined;
}) {
  const { model, document, posting } = props;
  const busy = model.busy.value.get(document.eventKey);
  const { watchButton } = model.world;
  const watch = watchButton === undefined ? {} : { watch: watchButton };
  if (busy === 'sending') {
    return (
      <BusyButton words="Send to QuickBooks" busyWords="Sending to QuickBooks…" busy={true} look="primary" />
    );
  }
  if (model.outdated.value || !model.online.value) return null;
  if (posting?.state === 'posted') {
    return (
      <AskTwice
        words="Undo"
        question="Remove it from QuickBooks?"
        confirmWords="Remove it"
        keepWords="Keep it"
        busyWords="Removing…"
        busy={busy === 'undoing'}
        {...watch}
        onConfirm={() => void model.undo(document, posting)}
        onRefused={(judgement) => model.refuse(document, judgement)}
      />
    );
  }
  if (!canSend(document, posting) || model.view.value?.connections.quickbooks.state !== 'connected')
    return null;
  return (
    <GatedButton
      words={posting === undefined ? 'Send to QuickBooks' : 'Send to QuickBooks again'}
      look="primary"
      {...watch}
      onAccepted={() => void model.send([document])}
      onRefused={(judgement) => model.refuse(document, judgement)}
    />
  );
}

function TriedNotice(props: {
  readonly notice: DocumentNotice;
  readonly shownElsewhere: string | undefined;
  readonly tabAddress: string;
}) {
  const { notice } = props;
  if (notice.kind === 'sentence') {
    return (
      <Notice tone="warn">
        <p>{notice.sentence}</p>
        {notice.offersTab && (
          <div class="cf-notice-actions">
            <a class="cf-button" href={props.tabAddress} target="_blank" rel="noreferrer">
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
      {notice.differences.length > 0 && (
        <table class="cf-difference">
          <thead>
            <tr>
              <th scope="col">What changed</th>
              <th scope="col">You saw</th>
              <th scope="col">Now</th>
            </tr>
          </thead>
          <tbody>
            {notice.differences.map((difference) => (
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
      )}
    </ProblemNotice>
  );
}
