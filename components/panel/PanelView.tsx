import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import { ProblemNotice } from '../parts/ProblemNotice';
import { AmazonFigures } from './AmazonFigures';
import { DocumentCard } from './DocumentCard';
import { OtherDocuments } from './OtherDocuments';
import { PanelHeader } from './PanelHeader';
import { PanelNotices } from './PanelNotices';
import type { PanelModel } from './panelModel';
import { SendAll } from './SendAll';

/** The preview of one order: Amazon's figures, and each document that they are or would be in QuickBooks. */
export function PanelView({ model }: { readonly model: PanelModel }) {
  return (
    <div class="cf-panel">
      <PanelHeader model={model} />
      <main class="cf-panel-body" aria-busy={model.reading.value === 'loading' || model.refreshing.value}>
        <PanelNotices model={model} />
        <Body model={model} />
      </main>
      <p class="cf-hidden" role="status" aria-live="polite">
        {model.spoken.value}
      </p>
    </div>
  );
}

function Body({ model }: { readonly model: PanelModel }) {
  const view = model.view.value;
  if (model.reading.value === 'failed') {
    return (
      <Notice tone="bad">
        <p>What is kept about this order could not be read from the browser’s storage.</p>
        <div class="cf-notice-actions">
          <button type="button" class="cf-button" onClick={() => void model.read()}>
            Try again
          </button>
        </div>
      </Notice>
    );
  }
  const unread = model.reading.value === 'loading' || view === undefined;
  if (unread || (view.stored === undefined && model.refreshing.value)) return <Loading />;
  const { stored, plan } = view;
  return (
    <>
      {stored?.order !== undefined && <AmazonFigures order={stored.order} />}
      {stored === undefined && <Unknown model={model} />}
      {plan?.standing !== undefined && <ProblemNotice problem={plan.standing} tone="plain" />}
      {stored !== undefined && plan === undefined && (
        <Notice>
          <p>The document can be shown once QuickBooks is connected and its lists have been read.</p>
        </Notice>
      )}
      {plan?.documents.map((document, index) => (
        <DocumentCard
          key={document.key}
          model={model}
          view={view}
          document={document}
          documents={plan.documents}
          place={index + 1}
        />
      ))}
      {stored !== undefined && <OtherDocuments model={model} view={view} />}
      {plan !== undefined && <SendAll model={model} view={view} plan={plan} />}
    </>
  );
}

function Unknown({ model }: { readonly model: PanelModel }) {
  return (
    <Notice>
      <p>
        Nothing is known of order <OuterText text={model.orderId} /> yet.
      </p>
      <p class="cf-soft">Amazon’s figures appear here once they have been fetched.</p>
    </Notice>
  );
}

function Loading() {
  return (
    <div class="cf-loading" role="status">
      <span class="cf-hidden">Reading the order…</span>
      <div class="cf-loading-figures" />
      <div class="cf-loading-slip" />
    </div>
  );
}
