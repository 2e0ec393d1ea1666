import { openWindow, pageAddress } from '../../lib/browser/extension';
import { closePanelIn } from '../../lib/messages/announce';
import type { OwnHandlers, PageHandlers } from '../../lib/messages/receive';
import { ok } from '../../lib/problem/problem';
import type { Ports } from '../../lib/sync/ports';
import { continuePosting } from '../../lib/sync/steps/continuePosting';
import { fetchOrder } from '../../lib/sync/steps/fetchOrder';
import { postDocument } from '../../lib/sync/steps/postDocument';
import { undoDocument } from '../../lib/sync/steps/undoDocument';
import type { Engine } from './compose';

/** What keeps a worker's work alive beyond the worker. */
export interface Wakefulness {
  /** Runs under a set alarm, so that somebody goes on should this worker die in the middle. */
  whileArmed<T>(run: () => Promise<T>): Promise<T>;
  /** Goes on with everything that is due, and sets the alarm for what is left. */
  goOn(): Promise<void>;
}

/** One handler a command. */
export function handlersOf(
  engine: Engine,
  { whileArmed }: Wakefulness,
): { readonly page: PageHandlers; readonly own: OwnHandlers } {
  const { store, connections, setup } = engine;

  /** Runs something that may leave a posting to be gone on with later. */
  const armed = <T>(run: (ports: Ports) => Promise<T>): Promise<T> =>
    whileArmed(async () => run(await engine.ports()));
  return {
    page: {
      chips: ({ orderIds }) => store.readChips(orderIds),
      openPanelWindow: async ({ orderId }) => {
        await openWindow(pageAddress(`/panel.html?order=${encodeURIComponent(orderId)}`));
        return null;
      },
    },
    own: {
      readOrder: ({ orderId }) => engine.readOrderView(orderId),
      refreshOrder: ({ orderId }) =>
        armed(async (ports) => {
          const fetched = await fetchOrder(ports, orderId);
          return fetched.ok ? ok(null) : fetched;
        }),
      postDocument: (asked) => armed((ports) => postDocument(ports, asked)),
      continuePosting: ({ postingKey }) => armed((ports) => continuePosting(ports, postingKey, true)),
      undoDocument: ({ postingKey }) => armed((ports) => undoDocument(ports, postingKey)),
      connectQuickBooks: (form) => connections.connectQuickBooks(form),
      connectAmazon: (form) => connections.connectAmazon(form),
      authoriseAmazon: (form) => connections.authoriseAmazon(form),
      beginByAddress: (asked) => connections.beginByAddress(asked),
      finishByAddress: (asked) => connections.finishByAddress(asked),
      testConnection: (asked) => connections.testConnection(asked),
      disconnect: (asked) => connections.disconnect(asked),
      refreshBooks: () => setup.refreshBooks(),
      createForSetup: (asked) => setup.createForSetup(asked),
      saveSetup: (asked) => setup.saveSetup(asked),
      closePanel: async (_, { tabId }) => {
        if (tabId !== undefined) await closePanelIn(tabId);
        return null;
      },
    },
  };
}
