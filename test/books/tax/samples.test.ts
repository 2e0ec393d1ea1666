import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseTransactionsPage } from '../../../lib/amazon/shapes/parseTransactionsPage';
import { toEvents } from '../../../lib/ledger/toEvents';
import { contextIn, said, taxationIn, taxOf } from './taxFixtures';

const folder = '../shared/data/amazon/transactions/samples';
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe.skipIf(files.length === 0)('what Amazon answered', () => {
  const events = files.flatMap((name) => {
    const page = parseTransactionsPage(JSON.parse(readFileSync(`${folder}/${name}`, 'utf8')));
    if (!page.ok) throw new Error(`${name}: ${page.problem.sentence}`);
    return toEvents(page.value.transactions, 'A1EXAMPLESELLER', []);
  });

  test.each(['US', 'CA', 'GB', 'DE'])('adds up in the books of a company in %s', (country) => {
    expect(events.length).toBeGreaterThan(20);
    for (const event of events) {
      const { lines } = taxationIn(contextIn(country), event);
      const booked = lines.reduce((sum, { netMinor, tax }) => sum + netMinor + (tax?.amountMinor ?? 0), 0);
      const amazon = event.lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      expect(booked, event.key).toBe(amazon);
    }
  });

  test.each([
    ['GB', 'GBP', {}],
    ['CA', 'CAD', { region: 'BC' }],
    ['US', 'USD', {}],
  ] as const)('leaves a company in %s no question', (country, currency, answers) => {
    const own = events.filter((event) => event.currency === currency);
    expect(own.length).toBeGreaterThan(0);
    const context = contextIn(country, taxOf(country, answers));
    expect(own.flatMap((event) => said(taxationIn(context, event)))).toEqual([]);
  });
});
