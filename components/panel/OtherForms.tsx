import type { PlannedDraft } from '../../lib/books/plannedDraft';
import { documentNames } from '../engine/documentNames';
import { Amount } from '../parts/Amount';
import { BusyButton } from '../parts/BusyButton';
import { GatedButton, type WatchButton } from '../parts/GatedButton';
import { OuterText } from '../parts/OuterText';
import type { ClickJudgement } from '../trustedClick';
import { DocumentLines } from './DocumentLines';
import { LedgerTable } from './LedgerTable';

/** The documents in which a refused one can be sent: looked for when asked, drawn, and sent once they were seen. */
export function OtherForms(props: {
  /** Absent until the seller has asked. */
  readonly plans: readonly PlannedDraft[] | undefined;
  readonly looking: boolean;
  /** Something else is being done with the document. */
  readonly busy: boolean;
  readonly watch?: WatchButton;
  readonly onLook: () => void;
  readonly onSend: (plans: readonly PlannedDraft[]) => void;
  readonly onRefused: (judgement: Exclude<ClickJudgement, 'accepted'>) => void;
}) {
  const { plans, looking, busy, watch } = props;
  if (plans === undefined) {
    return (
      <div class="cf-row">
        <BusyButton
          words="Look for another way to book it"
          busyWords="Looking…"
          busy={looking}
          disabled={busy}
          onClick={props.onLook}
        />
      </div>
    );
  }
  if (plans.length === 0)
    return <p class="cf-soft">There is no other form in which the same amounts could be booked.</p>;
  return (
    <section class="cf-other-shape" aria-label="Another way to book it">
      <p>
        The same amounts, in {plans.length === 1 ? 'another form' : `${plans.length} documents`}. Debits and
        credits stay the same.
      </p>
      {plans.map((plan) => (
        <Form key={plan.key} plan={plan} />
      ))}
      {plans.every(({ state }) => state === 'ready') && !busy && (
        <GatedButton
          words={plans.length === 1 ? 'Send it in this form' : 'Send them in this form'}
          look="primary"
          {...(watch && { watch })}
          onAccepted={() => props.onSend(plans)}
          onRefused={props.onRefused}
        />
      )}
    </section>
  );
}

function Form({ plan: { draft, effects, problems } }: { readonly plan: PlannedDraft }) {
  if (draft === undefined) return null;
  return (
    <div>
      <p class="cf-other-shape-head">
        <b>
          {documentNames[draft.kind]} <OuterText text={draft.number} limit={40} />
        </b>{' '}
        <Amount minor={draft.totalMinor} currency={draft.currency} />
      </p>
      {problems.map(({ code, sentence }) => (
        <p key={code} class="cf-soft">
          <OuterText text={sentence} limit={300} />
        </p>
      ))}
      <DocumentLines draft={draft} />
      <LedgerTable effects={effects} currency={draft.currency} />
    </div>
  );
}
