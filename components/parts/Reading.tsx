import type { ComponentChildren } from 'preact';
import type { Read } from '../useReading';
import { Notice } from './Notice';

/** What was read, or that it is being read, or that it could not be. */
export function Reading<T>(props: {
  readonly read: Read<T>;
  /** `the runs`: what could not be read. */
  readonly what: string;
  readonly children: (value: T) => ComponentChildren;
}) {
  const { read } = props;
  if (read.state === 'loading') {
    return (
      <div class="cf-waiting" role="status">
        <span class="cf-hidden">Reading {props.what}…</span>
      </div>
    );
  }
  if (read.state === 'ready') return props.children(read.value);
  return (
    <Notice tone="bad">
      <p>The browser’s storage did not give {props.what}. Nothing is lost by that.</p>
      <div class="cf-notice-actions">
        <button type="button" class="cf-button" onClick={read.again}>
          Try again
        </button>
      </div>
    </Notice>
  );
}
