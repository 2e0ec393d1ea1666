import type { ComponentChildren } from 'preact';

/** A part that opens on demand. */
export function Disclosure(props: {
  readonly title: string;
  readonly open?: boolean;
  readonly children: ComponentChildren;
}) {
  return (
    <details class="cf-disclosure" open={props.open ?? false}>
      <summary>{props.title}</summary>
      {props.children}
    </details>
  );
}
