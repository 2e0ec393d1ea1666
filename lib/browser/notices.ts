import browser from 'webextension-polyfill';

/**
 * Shows the seller a notice of the browser's; one of the same name takes the place of the one before. Where the
 * system shows none, the toolbar button tells the same.
 */
export async function showNotice(name: string, title: string, message: string): Promise<void> {
  await browser.notifications.create(name, {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/128.png'),
    title,
    message,
  });
}

/** Runs when a notice is clicked, which then goes. */
export function onNoticeClick(run: (name: string) => void): void {
  browser.notifications.onClicked.addListener((name) => {
    void browser.notifications.clear(name);
    run(name);
  });
}
