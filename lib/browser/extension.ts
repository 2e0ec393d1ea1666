import browser, { type Runtime } from 'webextension-polyfill';

/** What the browser itself says of a message's sender. */
export interface MessageSender {
  readonly extensionId: string | undefined;
  /** Origin of the page that sent, where the browser tells it. */
  readonly origin: string | undefined;
  readonly address: string | undefined;
  readonly tabId: number | undefined;
  readonly frameId: number | undefined;
}

/** The extension's own id and origin. */
export function ownIdentity(): { readonly id: string; readonly origin: string } {
  return { id: browser.runtime.id, origin: browser.runtime.getURL('').replace(/\/$/, '') };
}

/** False once this page belongs to a version that no longer runs. */
export function isCurrent(): boolean {
  return browser.runtime.id !== undefined;
}

/** The address of one of our own pages. */
export function pageAddress(path: string): string {
  return browser.runtime.getURL(path);
}

/** Sends to the background and everyone of ours who listens. */
export function sendMessage(message: unknown): Promise<unknown> {
  return browser.runtime.sendMessage(message);
}

/** Every tab; without the tabs permission there is nothing to learn of them but that they are there. */
export async function tabIds(): Promise<readonly number[]> {
  const tabs = await browser.tabs.query({});
  return tabs.flatMap(({ id }) => id ?? []);
}

/** Sends to the content script in one tab; resolves false where none listens. */
export async function sendToTab(tabId: number, message: unknown): Promise<boolean> {
  try {
    await browser.tabs.sendMessage(tabId, message);
    return true;
  } catch {
    // The tab was closed or shows another site: nobody is left to be told.
    return false;
  }
}

/**
 * The one listener for messages. `answer` gives `undefined` for what is not its concern.
 * Registered synchronously at start, or a message that wakes the worker is lost.
 */
export function onMessage(
  answer: (message: unknown, sender: MessageSender) => Promise<unknown> | undefined,
): void {
  browser.runtime.onMessage.addListener((message: unknown, sender: Runtime.MessageSender) => {
    const origin = (sender as { readonly origin?: string }).origin;
    return answer(message, {
      extensionId: sender.id,
      origin,
      address: sender.url,
      tabId: sender.tab?.id,
      frameId: sender.frameId,
    });
  });
}

/** Runs after an installation or an update; nothing may be erased here. */
export function onInstalled(run: (reason: string) => void): void {
  browser.runtime.onInstalled.addListener(({ reason }) => run(reason));
}

/** The one alarm. */
const wakeName = 'wake';

/** Runs when the alarm rings. */
export function onWake(run: () => void): void {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === wakeName) run();
  });
}

/** Sets the alarm anew, or takes it away. */
export async function wakeAt(atMs: number | undefined): Promise<void> {
  if (atMs === undefined) await browser.alarms.clear(wakeName);
  else browser.alarms.create(wakeName, { when: atMs });
}

/** A worker that calls nothing of the browser for 30 seconds is stopped; each call begins them anew. */
const stirEveryMs = 20_000;

/** Runs something that may take minutes, and keeps the worker from being stopped meanwhile. */
export async function keepAwake<T>(run: () => Promise<T>): Promise<T> {
  // Source: Chrome, "The extension service worker lifecycle", idle and shutdown.
  const stirring = setInterval(() => void browser.runtime.getPlatformInfo(), stirEveryMs);
  try {
    return await run();
  } finally {
    clearInterval(stirring);
  }
}

/** Opens an address in a new tab. */
export async function openTab(address: string): Promise<void> {
  await browser.tabs.create({ url: address });
}

/** Opens an address in a small window of its own. */
export async function openWindow(address: string): Promise<void> {
  await browser.windows.create({ url: address, type: 'popup', width: 520, height: 900 });
}

const badgeColors = { attention: '#b4462f', progress: '#4a5a6a' } as const;

/** A short text on the toolbar button; an empty one takes it away. */
export async function showBadge(badge: {
  readonly text: string;
  readonly title: string;
  readonly tone: keyof typeof badgeColors;
}): Promise<void> {
  await browser.action.setBadgeText({ text: badge.text });
  await browser.action.setBadgeBackgroundColor({ color: badgeColors[badge.tone] });
  await browser.action.setTitle({ title: badge.title });
}

/** The address to which a consent window returns. */
export function redirectAddress(): string {
  return browser.identity.getRedirectURL();
}

/** Opens a consent window; resolves with the address it ended at, rejects when it was closed. */
export function consentWindow(address: string): Promise<string> {
  return browser.identity.launchWebAuthFlow({ url: address, interactive: true });
}
