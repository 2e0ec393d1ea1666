/** Intuit's field lengths, Line.Description. */
export const longestDescription = 4000;

/**
 * What never stands in a document, wherever it came from: control characters (NUL makes QuickBooks
 * refuse the whole document), marks and overrides of writing direction (they make one text look like
 * another), invisible spaces, and halves of characters.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is removed
const separators = /[\u0000-\u0020\u007f-\u00a0\u2028\u2029]+/gu;
const invisible = /[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;
const halves = /\p{Surrogate}/gu;

/**
 * Text of another party as it may stand in a document: one line, as it reads, at most `longest` UTF-16
 * units with an ellipsis for the rest. Markup and a leading `=` are left as they are: QuickBooks shows a
 * description as text and computes nothing from it, so changing them would only falsify the title.
 */
export function documentText(text: string, longest: number = longestDescription): string {
  const clean = text.replace(invisible, '').replace(halves, '\ufffd').replace(separators, ' ').trim();
  if (clean.length <= longest) return clean;
  const cut = clean.slice(0, longest - 1);
  return `${/[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut}…`;
}
