import { failed, ok, type Problem, problem, type Result } from '../../problem/problem';
import type { AmazonAccount, QuickBooksAccount } from './accounts';
import type { ConnectionParts, HeldAccount, Side } from './ports';
import { type ConnectionStatus, endingOf, isLasting, noConnection } from './status';
import { testAmazon } from './testAmazon';
import { testCompany } from './testCompany';

/** Tests what is stored, and keeps what came of it for all to see. */
export function retest(parts: ConnectionParts, side: Side): Promise<Result<ConnectionStatus>> {
  return parts.lock.hold(`connection/${side}`, async () => {
    const end = side === 'amazon' ? await retestAmazon(parts) : await retestQuickBooks(parts);
    if (!end.ok) return note(parts, side, end.problem);
    await parts.connections.saveConnection(end.value);
    parts.announce({ what: 'connections' });
    return end;
  });
}

async function retestAmazon(parts: ConnectionParts): Promise<Result<ConnectionStatus>> {
  const held = present(await parts.amazonTokens.held(), 'amazon');
  if (!held.ok) return held;
  const { account }: HeldAccount<AmazonAccount> = held.value;
  const tested = await testAmazon(parts.amazon, account, parts.amazonTokens);
  if (!tested.ok) return tested;
  return ok({
    side: 'amazon',
    state: 'connected',
    region: account.region,
    marketplaces: tested.value,
    clientIdEnding: endingOf(account.clientId),
    testedAtMs: parts.clock.nowMs(),
  });
}

async function retestQuickBooks(parts: ConnectionParts): Promise<Result<ConnectionStatus>> {
  const held = present(await parts.quickbooksTokens.held(), 'quickbooks');
  if (!held.ok) return held;
  const { account }: HeldAccount<QuickBooksAccount> = held.value;
  const books = await parts.store.readBooks();
  const tested = await testCompany(parts.quickbooks, account, parts.quickbooksTokens, books);
  if (!tested.ok) return tested;
  await parts.store.saveCompany(tested.value.company, tested.value.lists);
  parts.announce({ what: 'setup' });
  // Read again: the test may have refreshed the tokens, and with them what is known of their end.
  const now = await parts.quickbooksTokens.held();
  const hardEndMs = now.ok ? now.value?.hardEndMs : undefined;
  return ok({
    side: 'quickbooks',
    state: 'connected',
    company: tested.value.company,
    clientIdEnding: endingOf(account.clientId),
    testedAtMs: parts.clock.nowMs(),
    ...(hardEndMs === undefined ? {} : { hardEndMs }),
  });
}

function present<A>(held: Result<HeldAccount<A> | undefined>, side: Side): Result<HeldAccount<A>> {
  if (!held.ok) return held;
  return held.value === undefined ? failed(problem(`${side}_not_connected`)) : ok(held.value);
}

/** A silent minute of the other side breaks nothing; a refusal does. */
async function note(parts: ConnectionParts, side: Side, reason: Problem): Promise<Result<ConnectionStatus>> {
  if (reason.code === `${side}_not_connected`) return failed(reason);
  const before = (await parts.connections.readConnection(side)) ?? noConnection(side);
  const testedAtMs = parts.clock.nowMs();
  await parts.connections.saveConnection(
    isLasting(reason)
      ? { ...before, state: 'broken', problem: reason, testedAtMs }
      : { ...before, testedAtMs },
  );
  parts.announce({ what: 'connections' });
  return failed(reason);
}
