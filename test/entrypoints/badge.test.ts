import { expect, test } from 'vitest';
import { badgeOf, type Standing } from '../../entrypoints/background/badge';

const timeOfDay = (atMs: number): string => `time ${atMs}`;

test.each<readonly [string, Standing, string, string]>([
  ['nothing', { attention: 0 }, '', 'Counterfoil'],
  ['one thing', { attention: 1 }, '1', 'Counterfoil: 1 needs your attention'],
  ['many', { attention: 12 }, '12', 'Counterfoil: 12 need your attention'],
  ['more than fit', { attention: 4321 }, '999+', 'Counterfoil: 4321 need your attention'],
  [
    'an update of unknown length',
    { attention: 0, update: { doing: 'Fetching orders from Amazon' } },
    '…',
    'Counterfoil: Fetching orders from Amazon',
  ],
  [
    'an update half done, with things to look at',
    { attention: 2, update: { doing: 'Sending to QuickBooks', percent: 50 } },
    '50%',
    'Counterfoil: Sending to QuickBooks, 50 %; 2 need your attention',
  ],
  [
    'an update that waits',
    { attention: 0, update: { doing: 'x', percent: 10, waitsFor: { words: 'Amazon', untilMs: 9 } } },
    '10%',
    'Counterfoil: waits for Amazon until time 9',
  ],
  [
    'an update whose wait is over',
    { attention: 0, update: { doing: 'Fetching', waitsFor: { words: 'Amazon', untilMs: 5 } } },
    '…',
    'Counterfoil: Fetching',
  ],
])('%s', (_, standing, text, title) => {
  expect(badgeOf(standing, timeOfDay, 5)).toMatchObject({ text, title });
});
