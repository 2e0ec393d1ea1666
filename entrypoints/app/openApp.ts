import { createAppModel } from '../../components/app/appModel';
import { mountApp } from '../../components/app/mountApp';
import type { Source } from '../../components/source';
import { isCurrent, redirectAddress } from '../../lib/browser/extension';
import { onAnnouncement } from '../../lib/messages/announce';
import { ask } from '../../lib/messages/send';
import { openStore } from '../../lib/store/open';
import { stageFile } from '../../lib/store/staged';
import { engineSource, rememberedConnection } from './engine';

/** Opens the full-page application. */
export function openApp(app: Source['app']): void {
  const model = createAppModel({
    source: { app, onAnnouncement, isCurrent },
    ask,
    engine: engineSource(),
    remembered: rememberedConnection,
    redirectAddress: redirectAddress(),
    stage: async (file) => {
      const stagedId = crypto.randomUUID();
      const bytes = new Uint8Array(await file.arrayBuffer());
      await stageFile(openStore, { stagedId, fileName: file.name, bytes, stagedAtMs: Date.now() });
      return stagedId;
    },
    nowMs: () => Date.now(),
  });
  mountApp(model, document.body);
}
