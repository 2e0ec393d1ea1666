import type { Books } from '../setup';
import { type BookSettings, unitedStatesSettings } from './bookSettings';
import { proposedSettings } from './proposedSettings';

/**
 * What holds while nothing was chosen: what the company is proposed by its country. Money that Amazon defers
 * waits until it is released: to book it before needs accounts that the seller has to know of.
 */
export function settingsOf(books: Books | undefined): BookSettings {
  if (books === undefined) return unitedStatesSettings;
  const { recognition } = unitedStatesSettings;
  return { ...proposedSettings(books.company, books.lists), recognition };
}
