import type { Tone } from './tone';

/** A state in a word or two. */
export function StateChip({ tone, words }: { readonly tone: Tone; readonly words: string }) {
  return (
    <span class="cf-chip" data-tone={tone}>
      {words}
    </span>
  );
}
