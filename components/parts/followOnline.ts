import type { Signal } from '@preact/signals';

/** Keeps a signal true while the browser says that it is online. */
export function followOnline(online: Signal<boolean>): void {
  const look = () => {
    online.value = navigator.onLine;
  };
  look();
  window.addEventListener('online', look);
  window.addEventListener('offline', look);
}
