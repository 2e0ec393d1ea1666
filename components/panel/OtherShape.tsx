import type { PlannedDocument } from '../../lib/books/plan';
import type { PlannedDraft } from '../../lib/books/plannedDraft';
import type { Posting } from '../../lib/posting/posting';
import { documentNames } from '../engine/documentNames';
import { Amount } from '../parts/Amount';
import { BusyButton } from '../parts/BusyButton';
import { GatedButton } from '../parts/GatedButton';
import { OuterText } from '../parts/OuterText';
import { DocumentLines } from './DocumentLines';
import { LedgerTable } from './LedgerTable';
import type { PanelModel } from './panelModel';
import { mayHaveOtherShape } from './postingOf';

/** Where QuickBooks refused a document for its shape: the documents in which the same can be sent, once seen. */
export function OtherShape(props: {
  readonly model: PanelModel;
  readonly document: PlannedDocument;
  readonly posting: Posting | undefined;
}) {
  const { model, document, posting } = props;
  const isReachable =
    model.online.value && !model.outdated.value && model.view.value?.connectionId !== undefined;
  if (!mayHaveOtherShape(posting) || document.draft === undefined || !isReachable) return null;
  const plans = model.otherShapes.value.get(document.key);
  const busy = model.busy.value.get(document.key);
  if (plans === undefined) {
    return (
      <div class="cf-row">
        <BusyButton
          words="Look for another way to book it"
          busyWords="Looking…"
          busy={busy === 'looking'}
          disabled={busy !== undefined}
          onClick={() => void model.lookAtOtherShape(document.key)}
        />
      </div>
    );
  }
  if (plans.length === 0)
    return <p class="cf-soft">There is no other form in which the same amounts could be booked.</p>;
  const isReady = plans.every(({ state }) => state === 'ready');
  const { watchButton } = model.world;
  return (
    <section class="cf-other-shape" aria-label="Another way to book it">
      <p>
        The same amounts, in {plans.length === 1 ? 'another form' : `${plans.length} documents`}. Debits and
        credits stay the same.
      </p>
      {plans.map((plan) => (
        <Shape key={plan.key} plan={plan} />
      ))}
      {isReady && busy === undefined && (
        <GatedButton
          words={plans.length === 1 ? 'Send it in this form' : 'Send them in this form'}
          look="primary"
          {...(watchButton && { watch: watchButton })}
          onAccepted={() => void model.sendOtherShape(document.key, plans)}
          onRefused={(judgement) => model.refuse(document.key, judgement)}
        />
      )}
    </section>
  );
}

function Shape({ plan: { draft, effects, problems } }: { readonly plan: PlannedDraft }) {
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
