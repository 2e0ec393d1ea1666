/** The panel beside the page: our own extension page in a frame that the page cannot look into. */
export interface PanelFrame {
  readonly shownOrderId: string | undefined;
  /** A person who asked for it goes on in it by keyboard; where it opens by itself, it leaves the focus alone. */
  open(orderId: string, asked: boolean): void;
  close(): void;
}

const hostStyle =
  'all:initial;position:fixed;top:0;right:0;width:min(480px,100vw);height:100vh;z-index:2147483000';
// No opacity, filter or transform anywhere above the frame: the panel posts only while it is plainly visible.
const frameStyle =
  'display:block;box-sizing:border-box;width:100%;height:100%;border:0;border-left:1px solid #c9ced6;background:Canvas;color-scheme:light dark';

/** `addressOf` gives the panel's address for an order. */
export function createPanelFrame(page: Document, addressOf: (orderId: string) => string): PanelFrame {
  let host: HTMLElement | undefined;
  let shownFrame: HTMLIFrameElement | undefined;
  let shownOrderId: string | undefined;
  /** Where the keyboard goes after closing. */
  let focusedBefore: Element | null = null;

  const close = (): void => {
    if (host === undefined) return;
    host.remove();
    host = undefined;
    shownOrderId = undefined;
    if (focusedBefore instanceof HTMLElement && focusedBefore.isConnected) focusedBefore.focus();
    focusedBefore = null;
  };

  return {
    get shownOrderId() {
      return shownOrderId;
    },
    open(orderId, asked) {
      if (asked && page.activeElement !== host) focusedBefore = page.activeElement;
      if (shownOrderId === orderId && host?.isConnected === true) {
        if (asked) shownFrame?.focus();
        return;
      }
      host?.remove();
      host = page.createElement('div');
      host.style.cssText = hostStyle;
      const root = host.attachShadow({ mode: 'closed' });
      const frame = page.createElement('iframe');
      frame.title = `Order ${orderId} in QuickBooks`;
      frame.style.cssText = frameStyle;
      frame.src = addressOf(orderId);
      root.append(frame);
      page.body.append(host);
      shownFrame = frame;
      shownOrderId = orderId;
      // The focus given to an empty frame is lost when the panel takes its place.
      if (asked) frame.addEventListener('load', () => frame.focus(), { once: true });
    },
    close,
  };
}
