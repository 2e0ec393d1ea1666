import type { BookSettings } from '../../../lib/books/settings/bookSettings';

/** One choice among a few, as the page shows it: a row of a table. */
export interface ChoiceRow {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly (readonly [string, string])[];
  readonly read: (settings: BookSettings) => string;
  readonly write: (settings: BookSettings, value: string) => BookSettings;
}

/** A row whose values are those of one setting: what is not among them is not written. */
export function choiceRow<Value extends string>(row: {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly (readonly [Value, string])[];
  readonly read: (settings: BookSettings) => Value;
  readonly write: (settings: BookSettings, value: Value) => BookSettings;
}): ChoiceRow {
  return {
    ...row,
    write: (settings, text) => {
      const value = row.choices.find(([each]) => each === text)?.[0];
      return value === undefined ? settings : row.write(settings, value);
    },
  };
}
