interface Named {
  readonly name: string;
}

/**
 * The entry whose name is one of `exact`, in that order, else the first (by name) that contains every one
 * of `words`. Case, spaces and punctuation do not count.
 */
export function bestByName<T extends Named>(
  entries: readonly T[],
  exact: readonly string[],
  words: readonly string[],
): T | undefined {
  const sorted = [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  for (const name of exact) {
    const found = sorted.find((entry) => plain(entry.name) === plain(name));
    if (found !== undefined) return found;
  }
  if (words.length === 0) return undefined;
  return sorted.find((entry) => words.every((word) => plain(entry.name).includes(plain(word))));
}

/** `name`, or with a number behind it where the list has it already, inactive ones too: QuickBooks refuses doubles. */
export function freeName(name: string, entries: readonly Named[]): string {
  const taken = new Set(entries.map((entry) => entry.name.trim().toLowerCase()));
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = `${name} ${count}`;
  return candidate;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
