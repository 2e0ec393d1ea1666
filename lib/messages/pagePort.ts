import { extensionAddress, hearBackground, isExtensionAlive, sendToBackground } from '../browser/page';
import type { Chip } from '../posting/chip';
import { mostIdsPerMessage } from './limits';
import type { Announcement, PageCommands, TabCommand } from './protocol';

/** What the page's side may ask of the background, and hear from it. */
export interface PagePort {
  /** From the store alone; rejects when the extension was updated under the page or fails to answer. */
  chips(orderIds: readonly string[]): Promise<readonly Chip[]>;
  panelAddress(orderId: string): string;
  openPanelWindow(orderId: string): Promise<void>;
  listen(heard: { orderChanged(orderId: string | undefined): void; closePanel(): void }): void;
  /** False once the extension was updated or removed and this script is an orphan. */
  isAlive(): boolean;
}

/** The port of a content script. Its bundle is read by every page of Seller Central: nothing heavy here. */
export function pagePort(): PagePort {
  return {
    async chips(orderIds) {
      const asked = orderIds.slice(0, mostIdsPerMessage);
      const answer = await ask('chips', { orderIds: asked });
      return asked.length === orderIds.length
        ? answer
        : [...answer, ...(await this.chips(orderIds.slice(mostIdsPerMessage)))];
    },
    panelAddress: (orderId) => `${extensionAddress('panel.html')}?order=${encodeURIComponent(orderId)}`,
    async openPanelWindow(orderId) {
      await ask('openPanelWindow', { orderId });
    },
    listen(heard) {
      hearBackground((message) => {
        const told = message as Partial<Announcement & TabCommand> | null;
        if (told?.tab === 'closePanel') heard.closePanel();
        else if (told?.announce === 'order') heard.orderChanged(told.orderId);
        else if (told?.announce !== undefined) heard.orderChanged(undefined);
      });
    },
    isAlive: isExtensionAlive,
  };
}

async function ask<Command extends keyof PageCommands>(
  command: Command,
  asks: PageCommands[Command]['asks'],
): Promise<PageCommands[Command]['answers']> {
  const reply = (await sendToBackground({ command, asks })) as
    | { readonly ok: true; readonly value: PageCommands[Command]['answers'] }
    | { readonly ok: false }
    | undefined;
  if (reply?.ok !== true) throw new Error(`The background did not answer ${command}`);
  return reply.value;
}
