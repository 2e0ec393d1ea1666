import { memoryLock } from '../auth/memory';
import { ManualClock } from '../sandbox/quickbooks/testing';

const id = 'olgdhommpmajddfnjgiijafgfghkegpm';
/** The extension, as the browser names it. */
export const own = { id, origin: `chrome-extension://${id}` };

/** What the browser is to the worker, in memory: what our code did to it. */
export const browser = {
  alarmAtMs: undefined as number | undefined,
  badge: { text: '', title: '' },
  notices: [] as { readonly id: string; readonly title: string; readonly message: string }[],
  window: async (_address: string): Promise<string> => '',
  clock: new ManualClock(),
  lock: memoryLock(),
};

/** For `vi.mock` of `lib/browser/extension`. */
export const extension = {
  keepAwake: (run: () => Promise<unknown>) => run(),
  showBadge: async ({ text, title }: { readonly text: string; readonly title: string }) => {
    browser.badge = { text, title };
  },
  wakeAt: async (atMs: number | undefined) => {
    browser.alarmAtMs = atMs;
  },
  consentWindow: (address: string) => browser.window(address),
  redirectAddress: () => `https://${id}.chromiumapp.org/`,
  sendMessage: async () => undefined,
  tabIds: async () => [],
  sendToTab: async () => false,
  openWindow: async () => undefined,
  openTab: async () => undefined,
  pageAddress: (path: string) => `${own.origin}${path}`,
  onMessage: () => undefined,
};

/** For `vi.mock` of the worker's clock: the sandbox's, which moves only when somebody waits. */
export const clockOfWorker = {
  clock: { nowMs: () => browser.clock.now() },
  livedMs: () => browser.clock.now(),
  sleep: (waitMs: number) => browser.clock.sleep(waitMs),
  timeOfDay: (atMs: number) => Temporal.Instant.fromEpochMilliseconds(atMs).toString().slice(11, 16),
  lock: { hold: <T>(name: string, run: () => Promise<T>) => browser.lock.hold(name, run) },
};

/** For `vi.mock` of `lib/browser/notices`. */
export const notices = {
  showNotice: async (noticeId: string, title: string, message: string) => {
    browser.notices.push({ id: noticeId, title, message });
  },
  onNoticeClick: () => undefined,
};
