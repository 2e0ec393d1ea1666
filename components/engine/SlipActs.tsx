import { useState } from 'preact/hooks';
import type { PlannedDraft } from '../../lib/books/plannedDraft';
import type { Posting } from '../../lib/posting/posting';
import type { Desk } from '../desk';
import { DocumentLines } from '../panel/DocumentLines';
import { LedgerTable } from '../panel/LedgerTable';
import { AskTwice } from '../parts/AskTwice';
import { BusyButton } from '../parts/BusyButton';
import { GatedButton } from '../parts/GatedButton';
import { documentNames } from './documentNames';
import { isOtherwise, isProvisional, isSendable, type SubjectActs } from './subjectActs';

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
  if (isSendable(plan, posting)) {
    return (
      <>
        <GatedButton
          words={words}
          look="primary"
          {...watch}
          onAccepted={() => void acts.send([plan])}
          onRefused={(judgement) => acts.refuse(plan, judgement)}
        />
        {isRefused(posting) && <OtherShape {...props} />}
      </>
    );
  }
  if (isRefused(posting)) return <OtherShape {...props} />;
  if (!isOtherwise(plan, posting)) return null;
  return (
    <>
      <p>
        It would be booked otherwise now than it stands in QuickBooks: as shown here. It stays as it is unless
        you change it.
      </p>
      <AskTwice
        words="Change it in QuickBooks"
        question="Replace the document’s lines with those shown here?"
        confirmWords="Change it"
        keepWords="Leave it"
        busyWords="Changing…"
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

/** Whether QuickBooks refused the shape that the document has. */
function isRefused(posting: Posting | undefined): boolean {
  return posting?.fault !== undefined && (posting.state === 'blocked' || posting.state === 'rejected');
}

/** The documents in which the same amounts can be sent, once the seller has seen them. */
function OtherShape(props: { readonly desk: Desk; readonly acts: SubjectActs; readonly plan: PlannedDraft }) {
  const { desk, acts, plan } = props;
  const [shapes, setShapes] = useState<readonly PlannedDraft[]>();
  const busy = desk.busy.value.get(acts.partOf(plan));
  if (shapes === undefined) {
    return (
      <BusyButton
        words="Look for another way to book it"
        busyWords="Looking…"
        busy={busy === 'previewOtherShape'}
        onClick={() => void acts.otherShape(plan.key).then(setShapes)}
      />
    );
  }
  if (shapes.length === 0)
    return <p class="cf-soft">There is no other form in which the same amounts could be booked.</p>;
  const { watchButton } = desk.world;
  return (
    <section class="cf-stack" aria-label="Another way to book it">
      {shapes.map(({ key, draft, effects }) =>
        draft === undefined ? null : (
          <div key={key}>
            <p>
              <b>{documentNames[draft.kind]}</b>
            </p>
            <DocumentLines draft={draft} />
            <LedgerTable effects={effects} currency={draft.currency} />
          </div>
        ),
      )}
      {shapes.every(({ state }) => state === 'ready') && (
        <GatedButton
          words={shapes.length === 1 ? 'Send it in this form' : 'Send them in this form'}
          look="primary"
          {...(watchButton && { watch: watchButton })}
          onAccepted={() => void acts.sendOtherShape(plan.key, shapes)}
          onRefused={(judgement) => acts.refuse(plan, judgement)}
        />
      )}
    </section>
  );
}
