import { chipSheet } from './chipSheet';

/** A small line in the corner for what concerns the whole page; over it, never in it. */
export interface Notice {
  show(text: string | undefined, open?: () => void): void;
}

/** One notice for a document. */
export function createNotice(page: Document): Notice {
  let host: HTMLElement | undefined;
  let shown: string | undefined;
  return {
    show(text, open) {
      if (text === shown && (text === undefined || host?.isConnected === true)) return;
      host?.remove();
      host = undefined;
      shown = text;
      if (text === undefined) return;
      host = page.createElement('div');
      host.style.cssText =
        'all:initial;position:fixed;right:24px;bottom:32px;width:0;height:0;z-index:2147482000';
      const root = host.attachShadow({ mode: 'closed' });
      chipSheet(page, root);
      const button = page.createElement('button');
      button.type = 'button';
      button.dataset['state'] = 'cannotTell';
      button.style.cssText = 'left:auto;right:0;top:-12px;height:26px;border-radius:13px;padding:0 12px';
      button.append(page.createElement('i'), text);
      button.addEventListener('click', (event) => {
        if (event.isTrusted) open?.();
      });
      root.append(button);
      page.body.append(host);
    },
  };
}
