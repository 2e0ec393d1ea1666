import { openStore } from '../../lib/store/open';
import { readAccounts, readBooks, readMonthsOfReads, readPairs, readSides } from '../../lib/store/read';
import { openApp } from './openApp';

openApp(async () => {
  const database = await openStore();
  const [connections, accounts, pairs, reads, books] = await Promise.all([
    readSides(database),
    readAccounts(database),
    readPairs(database),
    readMonthsOfReads(database),
    readBooks(database),
  ]);
  return { connections, accounts, pairs, reads, ...(books === undefined ? {} : { books }) };
});
