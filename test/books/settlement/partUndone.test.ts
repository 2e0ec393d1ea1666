import { expect, test } from 'vitest';
import type { Owner, Owners } from '../../../lib/books/bookContext';
import { settlementBooks } from '../../../lib/books/settlement/settlementDrafts';
import { bookedOf, events, sale, settlementOf } from './eventBench';
import { contextWith, heldBack, settlementSettings } from './settlementBench';

const posted = '2026-11-03T20:00:00Z';
const all = events(
  {
    ...sale('O1', posted, [30, -4.5, -5]),
    status: 'DEFERRED_RELEASED',
    deferral: { reason: 'DD7' },
  },
  {
    ...sale('O1', '2026-11-12T20:00:00Z', [30, -4.5, -5]),
    id: 'R1',
    related: { ...sale('O1', posted, [30, -4.5, -5]).related, DEFERRED_TRANSACTION_ID: 'O1' },
  },
);
const settings = settlementSettings({}, { recognition: { DD7: 'atShipment', B2B: 'atShipment' } });
const key = all[0]?.key ?? '';

function plans(owners: Owners): readonly string[] {
  const context = contextWith(settings, owners);
  return heldBack(settlementBooks(settlementOf(all), bookedOf(all, context), context).plans);
}

test('money whose sale was taken out beneath it blocks the settlement, instead of coming to clearing twice', () => {
  const entry: Owner = { kind: 'journalEntry', number: 'AZ90000000005', date: '2026-11-01' };
  const receipt: Owner = { kind: 'salesReceipt', number: '114-0000001-0000001', date: '2026-11-03' };
  expect(plans(new Map())).toEqual([]);
  expect(
    plans(new Map([[key, { revenue: receipt, fees: receipt, recognition: receipt, cash: entry }]])),
  ).toEqual([]);
  const blocked = plans(new Map([[key, { cash: entry }]]));
  expect(blocked.length).toBeGreaterThan(0);
  for (const sentence of blocked)
    expect(sentence).toContain('Document AZ90000000005 has booked the money of');
});
