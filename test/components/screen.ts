import { type ComponentChild, render } from 'preact';

/** Renders into a fresh page; the page is the whole document of the test. */
export function show(view: ComponentChild): HTMLElement {
  render(null, document.body);
  document.body.replaceChildren();
  render(view, document.body);
  return document.body;
}

/** Waits until something is true; the test's own time limit ends it otherwise. */
export async function until<T>(look: () => T | undefined | null | false): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

/** The button with these words, once it is there. */
export function button(words: string | RegExp): Promise<HTMLButtonElement> {
  return until(() =>
    [...document.querySelectorAll('button')].find((each) =>
      typeof words === 'string' ? each.textContent === words : words.test(each.textContent ?? ''),
    ),
  );
}

/** Waits for these words on the page. */
export async function words(text: string | RegExp): Promise<void> {
  await until(() => {
    const shown = document.body.textContent ?? '';
    return typeof text === 'string' ? shown.includes(text) : text.test(shown);
  });
}
