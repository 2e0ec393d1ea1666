import { expect, test } from 'vitest';
import { eventHash, markedNote } from '../../../lib/posting/marks';
import type { FoundDocument } from '../../../lib/posting/outcome';
import { saleKey } from '../../../lib/posting/postings';
import { ok } from '../../../lib/problem/problem';
import type { ShipmentSuffix } from '../../../lib/sync/ports';
import { giveSuffixes } from '../../../lib/sync/steps/giveSuffixes';
import { books, eventsOf } from '../../books/bookFixtures';

const orderId = '114-1111111-1111111';
const { realmId } = books.company;

/** Two keys that share their short hash: among a hundred thousand there are. */
function sharing(): readonly [string, string] {
  const byHash = new Map<string, string>();
  for (let index = 0; index < 600_000; index += 1) {
    const key = `A1EXAMPLESELLER/T${index}`;
    const other = byHash.get(eventHash(key));
    if (other !== undefined) return [other, key];
    byHash.set(eventHash(key), key);
  }
  throw new Error('no two keys share a hash');
}

function receipt(eventKey: string, number: string): FoundDocument {
  const covers = [{ eventKey, facets: ['revenue'] as const }];
  return {
    kind: 'salesReceipt',
    id: number,
    syncToken: '0',
    number,
    date: '2026-11-02',
    totalMinor: 1338,
    currency: 'USD',
    privateNote: markedNote('', saleKey(realmId, eventKey), 0, { covers }),
    createdAtMs: 0,
    updatedAtMs: 0,
    deposited: false,
  };
}

test('an event whose document names it does not take the number of one that shares its short hash', async () => {
  const [unknown, known] = sharing();
  const [shipment] = eventsOf({});
  if (shipment === undefined) throw new Error('no shipment');
  const documents = [receipt(known, orderId), receipt(unknown, `${orderId}-1`)];
  const given: ShipmentSuffix[] = [];
  const suffixes = await giveSuffixes(
    {
      quickbooks: {
        findByNumberPrefix: async (kind, prefix) =>
          ok(documents.filter((each) => each.kind === kind && each.number?.startsWith(prefix) === true)),
      },
      store: {
        readSuffixes: async () => [],
        addSuffixes: async (added: readonly ShipmentSuffix[]) => {
          given.push(...added);
        },
      } as unknown as Parameters<typeof giveSuffixes>[0]['store'],
    },
    realmId,
    orderId,
    [{ ...shipment, key: known }],
  );
  expect(suffixes.ok && suffixes.value).toMatchObject([{ eventKey: known, index: 0 }]);
  expect(given).toHaveLength(1);
});
