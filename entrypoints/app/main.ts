import { openStore } from '../../lib/store/open';
import { readAccounts, readBooks, readPairs, readSides } from '../../lib/store/read';
import { openApp } from './openApp';

openApp(async () => {
  const database = await openStore();
  const [connections, accounts, pairs, books] = await Promise.all([
    readSides(database),
    readAccounts(database),
    readPairs(database),
    readBooks(database),
  ]);
  return { connections, accounts, pairs, ...(books === undefined ? {} : { books }) };
});
