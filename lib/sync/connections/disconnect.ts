import { failed, ok, problem, type Result } from '../../problem/problem';
import type { ConnectionParts, Side } from './ports';
import { noConnection } from './status';

/** Withdraws the grant and forgets every secret of a side. Setup and postings stay. */
export function disconnect(parts: ConnectionParts, side: Side): Promise<Result<null>> {
  return parts.lock.hold(`connection/${side}`, async () => {
    const tokens = side === 'amazon' ? parts.amazonTokens : parts.quickbooksTokens;
    const revoked = await tokens.revoke();
    // Forgotten here in any case: that is what was asked for, and needs nobody else.
    const erased = await tokens.erase();
    if (!erased.ok) return erased;
    const forgotten = await parts.consent.forget(side);
    if (!forgotten.ok) return forgotten;
    await parts.connections.saveConnection(noConnection(side));
    parts.announce({ what: 'connections' });
    if (side === 'quickbooks') {
      await parts.store.forgetCompany();
      parts.announce({ what: 'setup' });
    }
    if (revoked.ok) return ok(null);
    const said = revoked.problem.said ?? revoked.problem.sentence;
    return failed(problem(`${side}_not_revoked`, {}, { said }));
  });
}
