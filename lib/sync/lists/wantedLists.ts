import type { ListName } from '../../books/company';
import type { ConnectionSettings } from '../connection';

/** The lists that documents name by these settings, beside those that every document needs. */
export function wantedLists({
  books,
  rules,
}: Pick<ConnectionSettings, 'books' | 'rules'>): readonly ListName[] {
  const { matching, fees, settlement } = books;
  const done = new Set(
    rules.filter(({ on }) => on).flatMap(({ actions }) => actions.map((action) => action.do)),
  );
  const wanted: readonly (readonly [ListName, boolean])[] = [
    ['vendors', fees === 'purchase' || settlement.fees === 'apart'],
    ['classes', matching.classes.length > 0 || done.has('class')],
    ['locations', matching.locations.length > 0 || done.has('location')],
    ['paymentMethods', matching.paymentMethods.length > 0],
  ];
  return wanted.flatMap(([name, isWanted]) => (isWanted ? name : []));
}
