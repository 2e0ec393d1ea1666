import { openWindow, pageAddress } from '../../lib/browser/extension';
import { closePanelIn } from '../../lib/messages/announce';
import type { OwnHandlers, PageHandlers } from '../../lib/messages/receive';
import type { Engine } from './compose';
import { companyHandlers } from './handlers/company';
import { connectionHandlers } from './handlers/connections';
import { draftHandlers } from './handlers/drafts';
import { fileHandlers } from './handlers/files';
import { orderHandlers } from './handlers/orders';
import { runHandlers } from './handlers/runs';
import { settingsHandlers } from './handlers/settings';
import type { Wakefulness } from './wakefulness';

/** One handler a command. */
export function handlersOf(
  engine: Engine,
  wakefulness: Wakefulness,
): { readonly page: PageHandlers; readonly own: OwnHandlers } {
  return {
    page: {
      chips: ({ orderIds }) => engine.store.readChips(orderIds),
      openPanelWindow: async ({ orderId }) => {
        await openWindow(pageAddress(`/panel.html?order=${encodeURIComponent(orderId)}`));
        return null;
      },
    },
    own: {
      ...orderHandlers(engine, wakefulness),
      ...connectionHandlers(engine, wakefulness),
      ...companyHandlers(engine, wakefulness),
      ...draftHandlers(engine, wakefulness),
      ...runHandlers(engine, wakefulness),
      ...settingsHandlers(engine, wakefulness),
      ...fileHandlers(engine, wakefulness),
      closePanel: async (_, { tabId }) => {
        if (tabId !== undefined) await closePanelIn(tabId);
        return null;
      },
    },
  };
}
