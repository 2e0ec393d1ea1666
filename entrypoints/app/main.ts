import { openStore } from '../../lib/store/open';
import { readBooks, readSides } from '../../lib/store/read';
import { openApp } from './openApp';

openApp(async () => {
  const database = await openStore();
  const [connections, books] = await Promise.all([readSides(database), readBooks(database)]);
  return books === undefined ? { connections } : { connections, books };
});
