import type { ComponentChildren } from 'preact';
import type { Tone } from './tone';

/** A framed sentence or two. */
export function Notice(props: { readonly tone?: Tone; readonly children: ComponentChildren }) {
  return (
    <div class="cf-notice" data-tone={props.tone ?? 'plain'}>
      {props.children}
    </div>
  );
}
