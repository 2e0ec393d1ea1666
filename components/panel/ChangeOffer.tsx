import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting } from '../../lib/posting/posting';
import { figure } from '../figure';
import { dayWords } from '../moments';
import { Notice } from '../parts/Notice';
import { ChangeButton } from './ChangeButton';
import type { Difference } from './draftDifference';
import type { PanelModel } from './panelModel';
import { Differences } from './TriedNotice';

/** Where a document would be booked otherwise now than it was sent: it stays, unless the seller wants it changed. */
export function ChangeOffer(props: {
  readonly model: PanelModel;
  readonly document: PlannedDocument;
  readonly posting: Posting;
}) {
  const { model, document, posting } = props;
  const { watchButton } = model.world;
  const differences = differencesOf(document, posting);
  return (
    <Notice tone="warn">
      <p>
        It would be booked otherwise now than it stands in QuickBooks
        {differences.length === 0 && ': lines, accounts or names differ'}. It stays as it is unless you change
        it.
      </p>
      <Differences differences={differences} before="In QuickBooks" />
      {model.view.value?.connectionId !== undefined && (
        <div class="cf-notice-actions">
          <ChangeButton
            busy={model.busy.value.get(document.key) === 'changing'}
            {...(watchButton && { watch: watchButton })}
            onConfirm={() => void model.change(document)}
            onRefused={(judgement) => model.refuse(document.key, judgement)}
          />
        </div>
      )}
    </Notice>
  );
}

function differencesOf({ draft }: PlannedDocument, posting: Posting): readonly Difference[] {
  if (draft === undefined) return [];
  const { currency } = posting;
  const pairs = [
    ['Total', figure(posting.totalMinor, currency), figure(draft.totalMinor, draft.currency)],
    ['Number', posting.remote?.number ?? posting.number, draft.number],
    ['Date', dayWords(posting.date), dayWords(draft.date)],
  ] as const;
  return pairs.flatMap(([what, before, now]) => (before === now ? [] : [{ what, before, now }]));
}
