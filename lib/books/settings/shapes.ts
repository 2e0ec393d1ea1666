import * as v from 'valibot';

/** The smallest forms that stored settings are made of. Each message says what is wanted. */
export const text = v.pipe(
  v.string('a text'),
  v.nonEmpty('a text that is not empty'),
  v.maxLength(1000, 'at most 1000 characters'),
);

/** A calendar day. */
export const day = v.pipe(v.string('a day such as 2026-11-22'), v.check(isDay, 'a day such as 2026-11-22'));

/** An instant with its offset. */
export const instant = v.pipe(
  v.string('a time such as 2026-11-22T08:00:00Z'),
  v.check(isInstant, 'a time such as 2026-11-22T08:00:00Z'),
);

/** Whole minor units. */
export const minor = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'));

/** An entry of the company's lists: its id may be unknown, its name may not. */
export const listRef = v.strictObject({ id: v.string('a text'), name: text }, 'an id and a name');

/** One of a few words. */
export function oneOf<const Words extends readonly string[]>(...words: Words) {
  return v.picklist(words, `one of ${words.join(', ')}`);
}

/** Whether a text is a day that the calendar has. */
export function isDay(candidate: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(candidate)) return false;
  try {
    Temporal.PlainDate.from(candidate, { overflow: 'reject' });
    return true;
  } catch {
    return false;
  }
}

function isInstant(candidate: string): boolean {
  try {
    Temporal.Instant.from(candidate);
    return true;
  } catch {
    return false;
  }
}
