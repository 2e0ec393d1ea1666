import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from './desk';

/** Something read from the store: what was read last stays shown while it is read again. */
export type Read<T> =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly again: () => void }
  | { readonly state: 'ready'; readonly value: T; readonly again: () => void };

/**
 * Reads when `key` changes and after every announcement. A read that comes late, behind a newer one, is let go.
 * Where another reading was shown before, it goes: figures of one day never stand under the name of another.
 */
export function useReading<T>(desk: Desk, key: string, read: () => Promise<T>): Read<T> {
  const [shown, setShown] = useState<{ readonly key: string; readonly value?: T }>();
  const [tries, setTries] = useState(0);
  const newest = useRef(0);
  const changes = desk.changes.value;
  useEffect(() => {
    newest.current += 1;
    const mine = newest.current;
    read().then(
      (value) => {
        if (mine === newest.current) setShown({ key, value });
      },
      () => {
        desk.noticeUpdate();
        if (mine === newest.current) setShown((before) => (hasValue(before, key) ? before : { key }));
      },
    );
    // `read` is a new function each time; `key` stands for it.
  }, [key, changes, tries]);
  // What comes back after the page has gone changes nothing any more.
  useEffect(
    () => () => {
      newest.current = -1;
    },
    [],
  );
  const again = () => setTries(tries + 1);
  if (shown === undefined || shown.key !== key) return { state: 'loading' };
  return 'value' in shown ? { state: 'ready', value: shown.value as T, again } : { state: 'failed', again };
}

function hasValue(shown: { readonly key: string; readonly value?: unknown } | undefined, key: string) {
  return shown !== undefined && shown.key === key && 'value' in shown;
}
