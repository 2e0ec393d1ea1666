import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting } from '../../lib/posting/posting';
import { BusyButton } from '../parts/BusyButton';
import { GatedButton } from '../parts/GatedButton';
import { ChangeOffer } from './ChangeOffer';
import type { PanelModel } from './panelModel';
import { canSend, differsNow } from './postingOf';
import { TriedNotice } from './TriedNotice';
import { UndoButton } from './UndoButton';

/** What can be done with the document now, and what came of the last try. */
export function DocumentFooter(props: {
  readonly model: PanelModel;
  readonly document: PlannedDocument;
  readonly posting: Posting | undefined;
}) {
  const { model, document, posting } = props;
  const notice = model.notices.value.get(document.key);
  return (
    <footer class="cf-slip-footer">
      {notice !== undefined && (
        <TriedNotice notice={notice} model={model} shownElsewhere={posting?.problem?.code} />
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
  const busy = model.busy.value.get(document.key);
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
      <>
        {differsNow(document, posting) && <ChangeOffer model={model} document={document} posting={posting} />}
        <UndoButton
          busy={busy === 'undoing'}
          {...watch}
          onConfirm={() => void model.undo(document.key, posting)}
          onRefused={(judgement) => model.refuse(document.key, judgement)}
        />
      </>
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
      onRefused={(judgement) => model.refuse(document.key, judgement)}
    />
  );
}
