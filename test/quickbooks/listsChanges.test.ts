import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CompanyLists, ListName } from '../../lib/books/company';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed } from './tools';

const names: readonly ListName[] = ['accounts', 'items', 'customers', 'vendors', 'classes', 'locations'];

type Desk = ReturnType<typeof sandboxed>['company'];

/** What a person does between two readings; `pick` says to which entry. */
const deeds: readonly ((desk: Desk, pick: number, count: number) => void)[] = [
  (desk, _, count) => desk.createAsPerson('Customer', { DisplayName: `Buyer ${count}` }),
  (desk, _, count) => desk.createAsPerson('Vendor', { DisplayName: `Supplier ${count}` }),
  (desk, _, count) => desk.createAsPerson('Account', { Name: `Account ${count}`, AccountType: 'Expense' }),
  (desk, _, count) =>
    desk.createAsPerson('Item', {
      Name: `Product ${count}`,
      Type: 'NonInventory',
      UnitPrice: count / 8,
      IncomeAccountRef: { value: american.accounts.sales },
    }),
  (desk, _, count) => desk.createAsPerson('Class', { Name: `Class ${count}` }),
  (desk, pick) => desk.editAsPerson('Customer', idAt(desk, 'Customer', pick), { Active: pick % 2 === 0 }),
  (desk, pick, count) => desk.editAsPerson('Item', idAt(desk, 'Item', pick), { Sku: `SKU-${count}` }),
  (desk, pick) => desk.editAsPerson('Department', idAt(desk, 'Department', pick), { Active: pick % 2 === 0 }),
];

function idAt(desk: Desk, entity: string, pick: number): string {
  const rows = desk.documents(entity);
  return String(rows[pick % rows.length]?.['Id']);
}

/** QuickBooks sorts by id; what is new comes last among changes. */
function byId(list: readonly { readonly id: string }[] | undefined) {
  return list?.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

test('whatever is changed and however far apart it is read, the changes come to the whole lists', async () => {
  const deed = fc.record({ deed: fc.nat(deeds.length - 1), pick: fc.nat(50) });
  const round = fc.record({
    done: fc.array(deed, { maxLength: 6 }),
    waitMs: fc.constantFrom(0, 1_000, 60_000, 3_600_000, 86_400_000, 3 * 86_400_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(round, { minLength: 1, maxLength: 8 }), async (rounds) => {
      const { client, company, clock } = sandboxed();
      let known: CompanyLists | undefined;
      let count = 0;
      for (const { done, waitMs } of rounds) {
        for (const each of done) {
          count += 1;
          deeds[each.deed]?.(company, each.pick, count);
        }
        const read = await client.readLists({ names, ...(known === undefined ? {} : { known }) });
        const whole = await client.readLists({ names });
        if (!read.ok || !whole.ok) throw new Error('no lists');
        for (const name of names) expect(byId(read.value[name]), name).toEqual(byId(whole.value[name]));
        known = read.value;
        clock.advance(waitMs);
      }
    }),
    { numRuns: 30 },
  );
});
