import type { ComponentChildren } from 'preact';

/** Says that a list has nothing, and what would bring something into it. */
export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="cf-empty">{children}</div>;
}
