const defaultLimit = 140;

/**
 * Text from outside: shown as text, kept from reordering what stands around it, and clipped with the
 * whole of it one click away. Characters that have no shape are shown by their code.
 */
export function OuterText({
  text,
  limit = defaultLimit,
}: {
  readonly text: string;
  readonly limit?: number;
}) {
  const shown = visible(text);
  const letters = Array.from(shown);
  if (letters.length <= limit) return <bdi class="cf-text">{shown}</bdi>;
  return (
    <details class="cf-clip">
      <summary>
        <bdi class="cf-text cf-clip-short">{letters.slice(0, limit).join('')}…</bdi>{' '}
        <span class="cf-clip-more cf-clip-all">Show all</span>
        <span class="cf-clip-more cf-clip-less">Show less</span>
      </summary>
      <bdi class="cf-text">{shown}</bdi>
    </details>
  );
}

/** Controls and direction marks are spelled out, so that no text can pose as another. */
function visible(text: string): string {
  return text.replace(/[\p{Cc}\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/gu, (character) =>
    /[\n\r\t]/.test(character) ? ' ' : `⟨${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}⟩`,
  );
}
