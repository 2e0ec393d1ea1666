import { eventHash, markedNote, readMark } from '../../lib/posting/marks';
import type { Posting } from '../../lib/posting/posting';
import { books } from '../books/bookFixtures';
import { type Mutate, stored, World } from './world';

/** A day's summary is in QuickBooks and owns the sale; then the seller clicks Send on the order. */
export async function besideSummary(mutate: Mutate): Promise<void> {
  const world = new World(
    { requestId: 'honoured', duplicateWarning: false, customNumbers: true, commit: 'before' },
    1,
    mutate,
  );
  const { realmId } = books.company;
  const key = `${realmId}/day/2026-11-02`;
  const covers = stored.events.map((event) => ({
    eventKey: event.key,
    facets: ['revenue', 'fees', 'cash'] as const,
  }));
  const document = {
    kind: 'salesReceipt',
    id: 'summary',
    syncToken: '0',
    number: 'AZ-US-2026-11-02',
    date: '2026-11-02',
    totalMinor: 99_900,
    currency: 'USD',
    privateNote: markedNote('Amazon.com, the day’s sales', key, 0, { covers }),
    createdAtMs: world.company.nowMs,
    updatedAtMs: world.company.nowMs,
    deposited: false,
  } as const;
  world.company.enter(document);
  const summary: Posting = {
    key,
    realmId,
    orderId: '',
    state: 'posted',
    generation: 0,
    previewHash: '',
    kind: 'salesReceipt',
    number: document.number,
    date: document.date,
    currency: 'USD',
    totalMinor: document.totalMinor,
    covers,
    remote: { kind: 'salesReceipt', id: document.id, syncToken: '0', totalMinor: document.totalMinor },
    history: [],
    updatedAtMs: 1,
  };
  for (const shelf of world.shelves) {
    shelf.postings.set(key, summary);
    const run = world.run(shelf);
    await world.drive([{ run, work: world.click(run) }]);
  }
  await world.settle();
  for (const { key: eventKey } of stored.events) {
    const covering = world.company
      .live()
      .filter(({ privateNote }) => readMark(privateNote)?.eventHashes.includes(eventHash(eventKey)));
    if (covering.length !== 1) throw new Error(`an event is booked twice, or not: ${covering.length}`);
  }
}
