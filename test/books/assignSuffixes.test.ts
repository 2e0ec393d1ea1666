import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assignSuffixes } from '../../lib/books/assignSuffixes';
import { eventsOf } from './bookFixtures';

const shipment = (id: string, day: string, shipmentId = id) => ({
  id,
  postedDate: `2026-04-${day}T12:00:00Z`,
  related: { SHIPMENT_ID: shipmentId },
});
const key = (id: string) => `A1EXAMPLESELLER/${id}`;
const [a, b, c] = [shipment('a', '13'), shipment('b', '19'), shipment('c', '15')];

test('by posting time, then shipment id', () => {
  const events = eventsOf(shipment('z', '13', '2'), shipment('y', '13', '1'), shipment('x', '01', '3'));
  expect(assignSuffixes([], [], events)).toEqual([
    { eventKey: key('x'), index: 0 },
    { eventKey: key('y'), index: 1 },
    { eventKey: key('z'), index: 2 },
  ]);
});

test('what is stored stays, and what is reported later comes behind it', () => {
  const existing = [
    { eventKey: key('a'), index: 0 },
    { eventKey: key('b'), index: 1 },
  ];
  expect(assignSuffixes(existing, [], eventsOf(a, b, c))).toEqual([{ eventKey: key('c'), index: 2 }]);
});

test('a document of ours in QuickBooks keeps its suffix after a lost store', () => {
  const taken = [
    { index: 0, eventKey: key('a') },
    { index: 1, eventKey: key('b') },
  ];
  expect(assignSuffixes([], taken, eventsOf(a, b, c))).toEqual([
    { eventKey: key('a'), index: 0 },
    { eventKey: key('c'), index: 2 },
    { eventKey: key('b'), index: 1 },
  ]);
});

test('a number that is given already is not given again, whatever document of ours bears it', () => {
  // Another browser saw both shipments before it sent them; this one saw the later one alone.
  const existing = [{ eventKey: key('b'), index: 0 }];
  const taken = [
    { index: 0, eventKey: key('a') },
    { index: 1, eventKey: key('b') },
  ];
  expect(assignSuffixes(existing, taken, eventsOf(a, b))).toEqual([{ eventKey: key('a'), index: 2 }]);
  const twice = [
    { index: 0, eventKey: key('a') },
    { index: 0, eventKey: key('b') },
  ];
  expect(assignSuffixes([], twice, eventsOf(a, b))).toEqual([
    { eventKey: key('a'), index: 0 },
    { eventKey: key('b'), index: 1 },
  ]);
});

test('a foreign document keeps its number: ours pass over it', () => {
  expect(assignSuffixes([], [{ index: 0 }, { index: 2 }], eventsOf(a, b))).toEqual([
    { eventKey: key('a'), index: 1 },
    { eventKey: key('b'), index: 3 },
  ]);
});

test('a replacement takes no number, nor does a refund', () => {
  const replacement = { ...shipment('r', '01'), items: [], tree: {} };
  const refund = { ...shipment('f', '02'), type: 'Refund' };
  expect(assignSuffixes([], [], eventsOf(replacement, refund, a))).toEqual([
    { eventKey: key('a'), index: 0 },
  ]);
});

test('property: however the shipments arrive, none is renumbered and no two share an index', () => {
  const days = fc.array(fc.integer({ min: 10, max: 28 }), { minLength: 1, maxLength: 8 });
  const taken = fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { maxLength: 3 });
  fc.assert(
    fc.property(days, taken, fc.integer({ min: 1, max: 8 }), (posted, foreign, first) => {
      const shipments = posted.map((day, index) => shipment(`s${index}`, String(day)));
      const numbersTaken = foreign.map((index) => ({ index }));
      const early = assignSuffixes([], numbersTaken, eventsOf(...shipments.slice(0, first)));
      const late = assignSuffixes(early, numbersTaken, eventsOf(...shipments));
      const all = [...early, ...late];
      expect(new Set(all.map(({ index }) => index)).size).toBe(all.length);
      expect(new Set(all.map(({ eventKey }) => eventKey)).size).toBe(shipments.length);
      expect(all.some(({ index }) => foreign.includes(index))).toBe(false);
    }),
    { verbose: fc.VerbosityLevel.Verbose },
  );
});
