// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ScanEnd, watchPage } from '../../lib/pages/watch';

let controller: AbortController;

beforeEach(() => {
  vi.useFakeTimers();
  controller = new AbortController();
  document.body.innerHTML = '<main></main>';
});

afterEach(() => {
  controller.abort();
  vi.useRealTimers();
});

function watched(scan: () => ScanEnd): typeof window & { location: { href: string } } {
  watchPage(window, scan, controller.signal);
  return window;
}

/** Lets mutation records be delivered. */
async function delivered(): Promise<void> {
  await Promise.resolve();
  await vi.advanceTimersByTimeAsync(1);
}

test('scans at once, then at the first change after a rest without waiting', async () => {
  const scan = vi.fn((): ScanEnd => 'settled');
  watched(scan);
  expect(scan).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(500);
  document.body.append(document.createElement('table'));
  await delivered();
  expect(scan).toHaveBeenCalledTimes(2);
});

test('a burst of changes is scanned together, and the last change is not missed', async () => {
  let rows = 0;
  const scan = vi.fn((): ScanEnd => {
    rows = document.querySelectorAll('tr').length;
    return 'settled';
  });
  watched(scan);
  for (let index = 0; index < 50; index += 1) {
    document.body.append(document.createElement('tr'));
    await Promise.resolve();
  }
  await vi.advanceTimersByTimeAsync(1000);
  expect(rows).toBe(50);
  expect(scan.mock.calls.length).toBeLessThan(6);
});

test('a new address is noticed without any event', async () => {
  const scan = vi.fn((): ScanEnd => 'settled');
  watched(scan);
  history.pushState({}, '', `/orders-v3/order/x${Math.floor(1)}`);
  await vi.advanceTimersByTimeAsync(1100);
  expect(scan).toHaveBeenCalledTimes(2);
});

test('looks again while a page is not finished, and stops with the signal', async () => {
  const scan = vi.fn((): ScanEnd => 'lookAgain');
  watched(scan);
  await vi.advanceTimersByTimeAsync(3500);
  expect(scan.mock.calls.length).toBe(4);
  controller.abort();
  document.body.append(document.createElement('p'));
  await vi.advanceTimersByTimeAsync(3500);
  expect(scan.mock.calls.length).toBe(4);
});
