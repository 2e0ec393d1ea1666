import type { Problem } from '../problem/problem';
import { problem } from '../problem/problem';
import { type Chosen, chosenClearing, chosenCustomer, chosenItem } from './chosen';
import { saleRoles } from './roles';
import type { Books } from './setup';

/** Everything in the setup that would hold some sale back, whether a sale needs it today or not. */
export function checkSetup(books: Books): readonly Problem[] {
  const { homeCurrency } = books.company;
  const all: readonly Chosen[] = [
    chosenClearing(books, homeCurrency),
    chosenCustomer(books, homeCurrency),
    ...saleRoles.map((row) => chosenItem(books, row)),
  ];
  return setupProblems(all);
}

/** What is missing, in one problem that names all of it, and then what is wrong with what was chosen. */
export function setupProblems(choices: readonly Chosen[]): readonly Problem[] {
  const missing = choices.flatMap(({ missing: what }) => what ?? []);
  return [
    ...(missing.length === 0 ? [] : [problem('setup_incomplete', { missing: missing.join(', ') })]),
    ...choices.flatMap(({ problems }) => problems),
  ];
}
