import { describe, expect, it } from 'vitest';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed } from './tools';

const clearing = { name: 'Amazon Clearing', type: 'Bank', subType: 'Checking' };

describe('creating for the setup', () => {
  it('creates once, and adopts what is there', async () => {
    const { client, company } = sandboxed();
    const first = await client.createAccount(clearing);
    expect(first).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { type: 'Bank', active: true } },
    });
    const second = await client.createAccount(clearing);
    expect(second).toMatchObject({ ok: true, value: { how: 'existed' } });
    expect(company.documents('Account').filter((row) => row['Name'] === 'Amazon Clearing')).toHaveLength(1);
  });

  it('creates a service item on an expense account, and a customer', async () => {
    const { client } = sandboxed();
    const accountId = american.accounts.commissionsAndFees;
    expect(await client.createItem({ name: 'Amazon seller fees', accountId })).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { type: 'Service', incomeAccountId: accountId } },
    });
    expect(await client.createCustomer({ name: 'Amazon' })).toMatchObject({
      ok: true,
      value: { how: 'created', entry: { name: 'Amazon' } },
    });
  });

  it('makes an inactive entry of the same name active again, and says so', async () => {
    const { client, company } = sandboxed();
    const first = await client.createCustomer({ name: "Amazon's buyers" });
    if (!first.ok) throw new Error(first.problem.code);
    company.editAsPerson('Customer', first.value.entry.id, { Active: false });
    expect(await client.createCustomer({ name: "Amazon's buyers" })).toMatchObject({
      ok: true,
      value: { how: 'madeActive', entry: { id: first.value.entry.id, active: true } },
    });
  });

  it('does not take an entry of another kind for it', async () => {
    const { client, company } = sandboxed();
    await client.createAccount({ ...clearing, type: 'Expense', subType: 'OtherMiscellaneousServiceCost' });
    const before = company.documents('Account').length;
    expect(await client.createAccount(clearing)).toMatchObject({
      ok: false,
      problem: { code: 'quickbooks_name_taken' },
    });
    expect(company.documents('Account')).toHaveLength(before);
  });

  it('says who has the name where it is a vendor', async () => {
    const { client, company } = sandboxed();
    company.createAsPerson('Vendor', { DisplayName: 'Amazon' });
    const refused = await client.createCustomer({ name: 'Amazon' });
    expect(refused).toMatchObject({ ok: false, problem: { code: 'quickbooks_name_taken' } });
    expect(refused.ok ? '' : refused.problem.sentence).toBe(
      'QuickBooks already uses the name “Amazon” for a vendor.',
    );
  });

  it('finds what was created when the answer was lost', async () => {
    const { client, plan, company } = sandboxed();
    plan.plan({ method: 'POST', url: /\/account/, fault: { kind: 'drop', at: 'after' }, times: 1 });
    expect(await client.createAccount(clearing)).toMatchObject({ ok: true });
    expect(company.documents('Account').filter((row) => row['Name'] === 'Amazon Clearing')).toHaveLength(1);
  });
});
