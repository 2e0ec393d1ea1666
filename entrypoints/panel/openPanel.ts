import { mountPanel } from '../../components/panel/mountPanel';
import { createPanelModel } from '../../components/panel/panelModel';
import type { Source } from '../../components/source';
import { isCurrent, pageAddress } from '../../lib/browser/extension';
import { onAnnouncement } from '../../lib/messages/announce';
import { ask } from '../../lib/messages/send';

/** Opens the panel of the order that the address names. */
export function openPanel(order: Source['order']): void {
  const orderId = new URLSearchParams(location.search).get('order') ?? '';
  const model = createPanelModel(orderId, {
    source: { order, onAnnouncement, isCurrent },
    ask,
    nowMs: () => Date.now(),
    after: (waitMs, run) => {
      const timer = setTimeout(run, waitMs);
      return () => clearTimeout(timer);
    },
    pageAddress,
    closable: window.top !== window,
  });
  mountPanel(model, document.body);
}
