import type { PlannedDocument } from '../../lib/books/plan';
import type { Tone } from '../parts/tone';
import type { OrderView } from '../source';
import { amazonControl } from './amazonControl';
import { DocumentFooter } from './DocumentFooter';
import { DocumentLines } from './DocumentLines';
import { DocumentReasons } from './DocumentReasons';
import { DocumentStub } from './DocumentStub';
import { LedgerTable } from './LedgerTable';
import { OtherShape } from './OtherShape';
import { PostingHistory } from './PostingHistory';
import { PostingStatus } from './PostingStatus';
import type { PanelModel } from './panelModel';
import { postingOf } from './postingOf';
import { RuleTraces } from './RuleTraces';
import { taxSentence } from './taxSentence';

/** One document, drawn as the slip that it is: a stub that says which, and the part that is kept. */
export function DocumentCard(props: {
  readonly model: PanelModel;
  readonly view: OrderView;
  readonly document: PlannedDocument;
  readonly documents: readonly PlannedDocument[];
  readonly place: number;
}) {
  const { model, view, document, documents, place } = props;
  const { draft } = document;
  const posting = postingOf(document, view.postings);
  const event = view.stored?.events.find((each) => each.key === document.eventKey);
  const tax = taxSentence(document, event);
  const titleId = `cf-document-${place}`;
  return (
    <article class="cf-slip" aria-labelledby={titleId}>
      <DocumentStub
        document={document}
        posting={posting}
        titleId={titleId}
        place={place}
        of={documents.length}
      />
      <div class="cf-slip-body">
        {posting !== undefined && <PostingStatus posting={posting} view={view} />}
        <DocumentReasons
          problems={document.problems}
          shownElsewhere={posting?.problem?.code}
          toneOf={() => toneOf(document.state)}
          booksAddress={model.world.pageAddress('/app.html#books')}
        />
        {draft !== undefined && (
          <>
            {draft.lines.length > 0 && (
              <DocumentLines draft={draft} control={amazonControl(document, documents)} />
            )}
            {tax !== undefined && <p class="cf-soft cf-small">{tax}</p>}
            <LedgerTable effects={document.effects} currency={draft.currency} />
          </>
        )}
        <RuleTraces traces={document.trace} />
        {posting !== undefined && <PostingHistory posting={posting} />}
        <OtherShape model={model} document={document} posting={posting} />
        <DocumentFooter model={model} document={document} posting={posting} />
      </div>
    </article>
  );
}

function toneOf(state: PlannedDocument['state']): Tone {
  if (state === 'blocked') return 'bad';
  return state === 'leftOut' ? 'plain' : 'warn';
}
