import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentText, longestDescription } from '../../lib/books/text';

test.each([
  ['NUL and other control characters', 'A\u0000B\u0007C\u009fD', 'A B C D'],
  ['line breaks and tabs', ' A\r\n\tB\u2028C ', 'A B C'],
  ['writing direction', '\u202egnp.exe\u202c \u2066x\u2069\u200f\u200e\u061c', 'gnp.exe x'],
  ['invisible spaces', 'A\u200bB\ufeffC\u2060D\u00adE', 'ABCDE'],
  ['half a character', 'A\ud83dB', 'A\ufffdB'],
  ['markup, which is text', '<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['a formula, which is text', '=HYPERLINK("http://x")', '=HYPERLINK("http://x")'],
  ['a link, which is text', 'javascript:alert(1)', 'javascript:alert(1)'],
  ['letters of other scripts', 'Échelle 梯子 سلم 👩‍🔧', 'Échelle 梯子 سلم 👩‍🔧'],
])('%s', (_name, text, expected) => {
  expect(documentText(text)).toBe(expected);
});

test('5,000 characters are shortened, with an ellipsis and no half character', () => {
  expect(documentText('x'.repeat(5000))).toBe(`${'x'.repeat(longestDescription - 1)}…`);
  expect(documentText('x'.repeat(longestDescription))).toBe('x'.repeat(longestDescription));
  const cut = documentText(`x${'😀'.repeat(3000)}`);
  expect(cut.length).toBeLessThanOrEqual(longestDescription);
  expect(cut.endsWith('😀…')).toBe(true);
});

test('property: the result is clean, fits and does not change again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.integer({ min: 1, max: 40 }),
      (text, longest) => {
        const once = documentText(text, longest);
        expect(once.length).toBeLessThanOrEqual(longest);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they must be gone
        expect(once).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u);
        expect(documentText(once, longest).trim()).toBe(once.trim());
      },
    ),
    { numRuns: 1000, verbose: fc.VerbosityLevel.Verbose },
  );
});
