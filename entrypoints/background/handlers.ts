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

/** One handler a command. `wake` sets the alarm anew. */
export function handlersOf(
  engine: Engine,
  wake: () => Promise<void>,
): { readonly page: PageHandlers; readonly own: OwnHandlers } {
  /** Runs something that may leave a posting to be gone on with later. */
  const thenWake = async <T>(run: (engine: Engine) => Promise<T>): Promise<T> => {
    try {
      return await runengine;
    } finally {
      await wake();
    }
  };
  return {
    page: {
      chips: ({ orderIds }) => engine.store.readChips(orderIds),
      openPanelWindow: async ({ orderId }) => {
        await openWindow(pageAddress(`/panel.html?order=${encodeURIComponent(orderId)}`));
        return null;
      },
    },
    own: {
      refreshOrder: ({ orderId }) =>
        thenWake(async (ports) => {
          const fetched = await fetchOrder(ports, orderId);
          return fetched.ok ? ok(null) : fetched;
        }),
      postDocument: (asked) => thenWake((ports) => postDocument(ports, asked)),
      continuePosting: ({ postingKey }) => thenWake((ports) => continuePosting(ports, postingKey, true)),
      undoDocument: ({ postingKey }) => thenWake((ports) => undoDocument(ports, postingKey)),
      connectQuickBooks: (form) => engine.connections.connectQuickBooks(form),
      connectAmazon: (form) => engine.connections.connectAmazon(form),
      authoriseAmazon: (form) => engine.connections.authoriseAmazon(form),
      beginByAddress: (asked) => engine.connections.beginByAddress(asked),
      finishByAddress: (asked) => engine.connections.finishByAddress(asked),
      testConnection: (asked) => engine.connections.testConnection(asked),
      disconnect: (asked) => engine.connections.disconnect(asked),
      refreshBooks: () => engine.setup.refreshBooks(),
      createForSetup: (asked) => engine.setup.createForSetup(asked),
      saveSetup: (asked) => engine.setup.saveSetup(asked),
      closePanel: async (_, { tabId }) => {
        if (tabId !== undefined) await closePanelIn(tabId);
        return null;
      },
    },
  };
}
