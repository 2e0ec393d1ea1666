import { unitedStatesSettings } from '../../books/settings/bookSettings';
import { proposedSettings } from '../../books/settings/proposedSettings';
import type { Books } from '../../books/setup';
import type { ConnectionSettings } from '../connection';

/**
 * What a new connection begins with: the books as its company is proposed to keep them, every half hour a look,
 * every order a preview, and nothing is sent that nobody has seen.
 */
export function firstSettings(books: Pick<Books, 'company' | 'lists'> | undefined): ConnectionSettings {
  return {
    books: books === undefined ? unitedStatesSettings : proposedSettings(books.company, books.lists),
    rules: [],
    sync: {
      schedule: { every: 'minutes', minutes: 30 },
      filter: { statuses: ['shipped', 'unshipped', 'partiallyShipped', 'invoiced'], channel: 'all' },
      sendsByItself: [],
    },
  };
}
