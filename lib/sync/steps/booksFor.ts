import type { Books } from '../../books/setup';
import type { Result } from '../../problem/problem';
import type { ConnectionSettings } from '../connection';
import { ensureLists } from '../lists/ensureLists';
import { wantedLists } from '../lists/wantedLists';
import type { Ports } from '../ports';
import { freshBooks } from './freshBooks';

/** The books as they are in QuickBooks, with the lists that documents name by what the seller chose. */
export async function booksFor(
  ports: Ports,
  settings: Pick<ConnectionSettings, 'books' | 'rules'> | undefined,
): Promise<Result<Books | undefined>> {
  const fresh = await freshBooks(ports);
  const wanted = settings === undefined ? [] : wantedLists(settings);
  return fresh.ok && fresh.value !== undefined && wanted.length > 0 ? ensureLists(ports, wanted) : fresh;
}
