import type { PlannedDraft } from '../../lib/books/plannedDraft';
import type { Posting } from '../../lib/posting/posting';
import type { Problem } from '../../lib/problem/problem';
import type { ConnectionId } from '../../lib/sync/connection';
import { subjectKey } from '../../lib/sync/planning/subjectKey';
import type { Subject } from '../../lib/sync/prepared';
import type { SubjectPreview } from '../../lib/sync/views';
import type { Desk } from '../desk';
import { canSend, postingOf } from '../panel/postingOf';
import { GatedButton } from '../parts/GatedButton';
import { ProblemNotice } from '../parts/ProblemNotice';
import { Reading } from '../parts/Reading';
import { useReading } from '../useReading';
import { PlannedSlip } from './PlannedSlip';
import { type SubjectActs, subjectActs } from './subjectActs';

/** The documents of a day, a settlement or an order as they are, or would be, with what can be done with each. */
export function SubjectDocuments(props: {
  readonly desk: Desk;
  readonly connectionId: ConnectionId;
  readonly subject: Subject;
  /** Said where there is no document at all. */
  readonly nothing: string;
}) {
  const { desk, connectionId, subject } = props;
  const read = useReading(desk, `preview/${connectionId}/${subjectKey(subject)}`, () =>
    desk.world.ask('previewSubject', { connectionId, subject }),
  );
  return (
    <Reading read={read} what="the documents">
      {(answer) =>
        answer.ok ? (
          <Documents {...props} preview={answer.value} />
        ) : (
          <NotDrawn problem={answer.problem} again={read.state === 'ready' ? read.again : undefined} />
        )
      }
    </Reading>
  );
}

function NotDrawn({
  problem,
  again,
}: {
  readonly problem: Problem;
  readonly again: (() => void) | undefined;
}) {
  return (
    <ProblemNotice problem={problem}>
      {again !== undefined && (
        <div class="cf-notice-actions">
          <button type="button" class="cf-button" onClick={again}>
            Try again
          </button>
        </div>
      )}
    </ProblemNotice>
  );
}

function Documents(props: {
  readonly desk: Desk;
  readonly connectionId: ConnectionId;
  readonly subject: Subject;
  readonly nothing: string;
  readonly preview: SubjectPreview;
}) {
  const { desk, preview } = props;
  const { plans, postings } = preview;
  const acts = subjectActs(desk, props.connectionId, props.subject);
  if (plans.length === 0) return <p class="cf-soft">{props.nothing}</p>;
  return (
    <div class="cf-slips">
      {plans.map((plan) => (
        <PlannedSlip key={plan.key} {...{ desk, acts, plan }} posting={postingOf(plan, postings)} />
      ))}
      <SendAll {...{ desk, acts, plans, postings }} />
    </div>
  );
}

/** Sends all that can be sent, one after another, where there are several. */
function SendAll(props: {
  readonly desk: Desk;
  readonly acts: SubjectActs;
  readonly plans: readonly PlannedDraft[];
  readonly postings: readonly Posting[];
}) {
  const { desk, acts, plans, postings } = props;
  const sendable = plans.filter((plan) => canSend(plan, postingOf(plan, postings)));
  const last = sendable.at(-1);
  const busy = plans.some((plan) => desk.busy.value.has(acts.partOf(plan)));
  if (last === undefined || sendable.length < 2 || busy) return null;
  if (desk.outdated.value || !desk.online.value) return null;
  const { watchButton } = desk.world;
  return (
    <div class="cf-send-all">
      <GatedButton
        words={`Send all ${sendable.length} to QuickBooks`}
        look="primary"
        {...(watchButton && { watch: watchButton })}
        onAccepted={() => void acts.send(sendable)}
        onRefused={(judgement) => acts.refuse(last, judgement)}
      />
    </div>
  );
}
