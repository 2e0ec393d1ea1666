import { onMessage, sendMessage, sendToTab, tabIds } from '../browser/extension';
import type { Announcement, TabCommand } from './protocol';

/** Tells all our pages and every tab. Where nobody listens, nobody needed to know. */
export async function announce(announcement: Announcement): Promise<void> {
  const told = sendMessage(announcement).catch(() => undefined);
  const tabs = await tabIds();
  await Promise.all([told, ...tabs.map((tabId) => sendToTab(tabId, announcement))]);
}

/** Tells the content script of one tab to close the panel. */
export async function closePanelIn(tabId: number): Promise<void> {
  const command: TabCommand = { tab: 'closePanel' };
  await sendToTab(tabId, command);
}

const announcements: ReadonlySet<string> = new Set<Announcement['announce']>([
  'order',
  'postings',
  'connections',
  'setup',
  'runs',
  'prepared',
]);

/** Calls `listen` for each announcement, in one of our own pages; answers how to stop. */
export function onAnnouncement(listen: (announcement: Announcement) => void): () => void {
  let listening = true;
  onMessage((message) => {
    const told = message as Partial<Announcement> | null;
    const isOne = told?.announce !== undefined && announcements.has(told.announce);
    if (listening && isOne) listen(told as Announcement);
    return undefined;
  });
  return () => {
    listening = false;
  };
}
