import { useState } from 'preact/hooks';
import type { PlannedDraft } from '../../lib/books/plannedDraft';
import type { Posting } from '../../lib/posting/posting';
import type { Desk } from '../desk';
import { ChangeButton } from '../panel/ChangeButton';
import { OtherForms } from '../panel/OtherForms';
import { canSend, differsNow, mayHaveOtherShape } from '../panel/postingOf';
import { BusyButton } from '../parts/BusyButton';
import { GatedButton } from '../parts/GatedButton';
import { isProvisional, type SubjectActs } from './subjectActs';

/** What can be done with a planned document now. */
export function SlipActs(props: {
  readonly desk: Desk;
  readonly acts: SubjectActs;
  readonly plan: PlannedDraft;
  readonly posting: Posting | undefined;
}) {
  const { desk, acts, plan, posting } = props;
  const { watchButton } = desk.world;
  const watch = watchButton === undefined ? {} : { watch: watchButton };
  const busy = desk.busy.value.get(acts.partOf(plan));
  const words = sendWords(posting, isProvisional(plan));
  if (busy === 'sendDraft' || busy === 'sendOtherShape')
    return <BusyButton words={words} busyWords="Sending to QuickBooks…" busy={true} look="primary" />;
  if (desk.outdated.value || !desk.online.value) return null;
  if (canSend(plan, posting)) {
    return (
      <>
        <GatedButton
          words={words}
          look="primary"
          {...watch}
          onAccepted={() => void acts.send([plan])}
          onRefused={(judgement) => acts.refuse(plan, judgement)}
        />
        {mayHaveOtherShape(posting) && <OtherShape {...props} />}
      </>
    );
  }
  if (mayHaveOtherShape(posting)) return <OtherShape {...props} />;
  if (!differsNow(plan, posting)) return null;
  return (
    <>
      <p>
        It would be booked otherwise now than it stands in QuickBooks: as shown here. It stays as it is unless
        you change it.
      </p>
      <ChangeButton
        busy={busy === 'changeDraft'}
        {...watch}
        onConfirm={() => void acts.change(plan)}
        onRefused={(judgement) => acts.refuse(plan, judgement)}
      />
    </>
  );
}

function sendWords(posting: Posting | undefined, provisional: boolean): string {
  const again = posting !== undefined && posting.state !== 'ready' && posting.state !== 'waiting';
  const words = again ? 'Send to QuickBooks again' : 'Send to QuickBooks';
  return provisional ? `${words} as it is now` : words;
}

/** The documents in which the same amounts can be sent, once the seller has seen them. */
function OtherShape(props: { readonly desk: Desk; readonly acts: SubjectActs; readonly plan: PlannedDraft }) {
  const { desk, acts, plan } = props;
  const [shapes, setShapes] = useState<readonly PlannedDraft[]>();
  const busy = desk.busy.value.get(acts.partOf(plan));
  const { watchButton } = desk.world;
  return (
    <OtherForms
      plans={shapes}
      looking={busy === 'previewOtherShape'}
      busy={busy !== undefined}
      {...(watchButton && { watch: watchButton })}
      onLook={() => void acts.otherShape(plan.key).then(setShapes)}
      onSend={(plans) => void acts.sendOtherShape(plan.key, plans)}
      onRefused={(judgement) => acts.refuse(plan, judgement)}
    />
  );
}
