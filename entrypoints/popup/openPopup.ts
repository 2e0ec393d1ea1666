import { mountPopup } from '../../components/popup/mountPopup';
import { createPopupModel } from '../../components/popup/popupModel';
import type { Source } from '../../components/source';
import { isCurrent, openTab, pageAddress } from '../../lib/browser/extension';
import { onAnnouncement } from '../../lib/messages/announce';
import { ask } from '../../lib/messages/send';
import { engineSource, rememberedConnection } from '../app/engine';

/** Opens the popup over what was sent today. */
export function openPopup(today: Source['today']): void {
  const model = createPopupModel({
    source: { today, onAnnouncement, isCurrent },
    ask,
    engine: engineSource(),
    remembered: rememberedConnection,
    today: () => Temporal.Now.plainDateISO().toString(),
    nowMs: () => Date.now(),
    openTab: (address) => {
      void openTab(address.startsWith('/') ? pageAddress(address) : address).then(() => window.close());
    },
  });
  mountPopup(model, document.body);
}
