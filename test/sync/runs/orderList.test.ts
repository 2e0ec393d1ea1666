import { expect, test } from 'vitest';
import { parseOrderList } from '../../../lib/sync/runs/orderList';

const [a, b] = ['114-1111111-1111111', '702-2222222-2222222'];

test.each([
  ['lines', `${a}\n${b}\r\n`],
  ['commas and quotes', `"${a}","${b}"`],
  ['semicolons and tabs', `${a};\t${b}`],
  ['a hyphen of a word processor', `114–1111111–1111111 ${b}`],
  ['twice', `${a} ${b} ${a}`],
])('numbers are found among %s', (_, text) => {
  expect(parseOrderList(text)).toEqual({ orderIds: [a, b], unknown: [] });
});

test('fulfilment for other shops has numbers of its own', () => {
  expect(parseOrderList('s01-1234567-1234567').orderIds).toEqual(['S01-1234567-1234567']);
});

test('what is no order number is said, once, and nothing is made of a part of it', () => {
  expect(parseOrderList(`Order: ${a}1 ${a} Order`)).toEqual({
    orderIds: [a],
    unknown: ['ORDER', `${a}1`],
  });
  expect(parseOrderList(' \n ')).toEqual({ orderIds: [], unknown: [] });
});
