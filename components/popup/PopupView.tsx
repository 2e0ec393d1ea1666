import { ConnectionSwitch } from '../engine/ConnectionSwitch';
import { manageOrdersAddress } from '../manageOrders';
import { Mark } from '../parts/Mark';
import { Notice } from '../parts/Notice';
import type { TodayView } from '../source';
import { AttentionList } from './AttentionList';
import { BrokenConnections, NotConnected } from './ConnectionNotices';
import { DaySummaries } from './DaySummaries';
import type { PopupModel } from './popupModel';
import { SentToday } from './SentToday';
import { TabLink } from './TabLink';
import { TodayFigures } from './TodayFigures';
import { Update } from './Update';

const unknownAmazon = { side: 'amazon', state: 'none', marketplaces: [] } as const;

/** Today’s figures, the summary of a day, bringing up to date, and what needs the seller. */
export function PopupView({ model }: { readonly model: PopupModel }) {
  const today = model.today.value;
  return (
    <div class="cf-popup">
      <header class="cf-popup-header">
        <Mark size={22} />
        <h1>Counterfoil</h1>
        <ConnectionSwitch desk={model} />
      </header>
      <main class="cf-popup-body" aria-busy={model.reading.value === 'loading'}>
        <Notices model={model} />
        {model.reading.value === 'loading' && <p class="cf-soft">Reading…</p>}
        {today !== undefined && <Today model={model} today={today} />}
      </main>
      <footer class="cf-popup-footer">
        <TabLink
          model={model}
          address={manageOrdersAddress(today?.connections.amazon ?? unknownAmazon)}
          look="plain"
        >
          Open Manage Orders
        </TabLink>
        <TabLink model={model} address="/app.html#overview" look="plain">
          Open Counterfoil
        </TabLink>
      </footer>
      <p class="cf-hidden" role="status" aria-live="polite">
        {model.spoken.value}
      </p>
    </div>
  );
}

function Notices({ model }: { readonly model: PopupModel }) {
  return (
    <>
      {model.outdated.value && (
        <Notice tone="warn">
          <p>Counterfoil was updated. Close this and open it again; nothing is lost.</p>
        </Notice>
      )}
      {!model.online.value && (
        <Notice tone="warn">
          <p>This computer is offline. Nothing can be fetched or sent until it is online again.</p>
        </Notice>
      )}
      {model.reading.value === 'failed' && (
        <Notice tone="bad">
          <p>What is kept in the browser’s storage could not be read.</p>
          <div class="cf-notice-actions">
            <button type="button" class="cf-button" onClick={() => void model.read()}>
              Try again
            </button>
          </div>
        </Notice>
      )}
    </>
  );
}

function Today({ model, today }: { readonly model: PopupModel; readonly today: TodayView }) {
  const connection = model.connection.value;
  const { amazon, quickbooks } = today.connections;
  const isNew = amazon.state === 'none' || quickbooks.state === 'none';
  return (
    <>
      <BrokenConnections model={model} connections={today.connections} />
      {isNew && <NotConnected model={model} connections={today.connections} />}
      {connection !== undefined && (
        <>
          <TodayFigures key={connection.connectionId} model={model} connection={connection} />
          <AttentionList model={model} connectionId={connection.connectionId} />
          <DaySummaries key={`days ${connection.connectionId}`} model={model} connection={connection} />
          <Update key={`update ${connection.connectionId}`} model={model} connection={connection} />
        </>
      )}
      {!isNew && <SentToday model={model} sent={today.sent} />}
    </>
  );
}
