import { mountPopup } from '../../components/popup/mountPopup';
import { createPopupModel } from '../../components/popup/popupModel';
import type { Source } from '../../components/source';
import { openTab, pageAddress } from '../../lib/browser/extension';
import { onAnnouncement } from '../../lib/messages/announce';

/** Opens the popup over what was sent today. */
export function openPopup(today: Source['today']): void {
  const model = createPopupModel({
    source: { today, onAnnouncement },
    openTab: (address) => {
      void openTab(address.startsWith('/') ? pageAddress(address) : address).then(() => window.close());
    },
  });
  mountPopup(model, document.body);
}
