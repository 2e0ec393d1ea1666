import { defineBackground } from 'wxt/utils/define-background';
import {
  onInstalled,
  onMessage,
  onWake,
  openTab,
  ownIdentity,
  pageAddress,
} from '../../lib/browser/extension';
import { onNoticeClick } from '../../lib/browser/notices';
import { createReceiver } from '../../lib/messages/receive';
import { compose } from './compose';
import { handlersOf } from './handlers';
import { createWakefulness } from './wakefulness';

export default defineBackground({
  type: 'module',
  main() {
    const engine = compose();
    const wakefulness = createWakefulness(engine);

    // Listeners at once: an event that wakes the worker is delivered to none that comes later.
    onInstalled((reason) => {
      if (reason !== 'install') return;
      void engine.noteFirstInstall();
      void openTab(pageAddress('/app.html#welcome'));
    });
    onWake(() => void wakefulness.goOn());
    onNoticeClick(() => void openTab(pageAddress('/app.html')));
    onMessage(createReceiver(ownIdentity(), handlersOf(engine, wakefulness)));
    void wakefulness.goOn();
  },
});
