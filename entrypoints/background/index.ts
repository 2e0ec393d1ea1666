import { defineBackground } from 'wxt/utils/define-background';
import {
  onInstalled,
  onMessage,
  onWake,
  openTab,
  ownIdentity,
  pageAddress,
  wakeAt,
} from '../../lib/browser/extension';
import { createReceiver } from '../../lib/messages/receive';
import { recover } from '../../lib/sync/recover';
import { compose } from './compose';
import { handlersOf } from './handlers';

export default defineBackground({
  type: 'module',
  main() {
    const engine = compose();
    const goOn = async (): Promise<void> => wakeAt(await recover(await engine.ports()));

    // Listeners at once: an event that wakes the worker is delivered to none that comes later.
    onInstalled((reason) => {
      if (reason !== 'install') return;
      void engine.noteFirstInstall();
      void openTab(pageAddress('/app.html#welcome'));
    });
    onWake(() => void goOn());
    onMessage(createReceiver(ownIdentity(), handlersOf(engine, goOn)));
    void goOn();
  },
});
