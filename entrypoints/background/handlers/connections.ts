import type { OwnHandlers } from '../../../lib/messages/receive';
import { claimPortsOf } from '../../../lib/sync/companyPorts';
import { type AccountId, realmOf } from '../../../lib/sync/connections/status';
import { claimWriter } from '../../../lib/sync/steps/claim';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';

type Connecting =
  | 'connectQuickBooks'
  | 'connectAmazon'
  | 'authoriseAmazon'
  | 'beginByAddress'
  | 'finishByAddress'
  | 'testConnection'
  | 'disconnect'
  | 'addConnection'
  | 'changeConnection'
  | 'restConnection'
  | 'refreshBooks'
  | 'createForSetup'
  | 'saveSetup';

/** Connecting both parties, and setting up the books. */
export function connectionHandlers(
  engine: Engine,
  { whileArmed, goOn }: Wakefulness,
): Pick<OwnHandlers, Connecting> {
  const { connections, setup } = engine;
  /** What rested for want of a connection goes on with it. */
  const then = async <T>(done: Promise<T>): Promise<T> => {
    const answer = await done;
    void goOn();
    return answer;
  };
  return {
    connectQuickBooks: (form) => then(connections.connectQuickBooks(form)),
    connectAmazon: (form) => then(connections.connectAmazon(form)),
    authoriseAmazon: (form) => then(connections.authoriseAmazon(form)),
    beginByAddress: (asked) => connections.beginByAddress(asked),
    finishByAddress: (asked) => then(connections.finishByAddress(asked)),
    testConnection: (asked) => then(connections.testConnection(asked)),
    disconnect: (asked) =>
      whileArmed(async () => {
        await giveUpWriting(engine, asked.accountId);
        return connections.disconnect(asked);
      }),
    addConnection: (asked) => then(connections.addConnection(asked)),
    changeConnection: (asked) => connections.changeConnection(asked),
    restConnection: (asked) => then(connections.restConnection(asked)),
    refreshBooks: () => setup.refreshBooks(),
    createForSetup: (asked) => setup.createForSetup(asked),
    saveSetup: (asked) => setup.saveSetup(asked),
  };
}

/** Another browser need not wait three days for a claim that nobody keeps. Nothing of it stops a disconnection. */
async function giveUpWriting(engine: Engine, accountId: AccountId): Promise<void> {
  try {
    const account = await engine.store.readAccount(accountId);
    const realmId = account?.side === 'quickbooks' ? realmOf(account) : undefined;
    const company = realmId === undefined ? undefined : await engine.companyOf({ realmId });
    if (company === undefined) return;
    const { own } = await company.writers.readWriter(company.realmId);
    if (own !== undefined) await claimWriter(claimPortsOf(company), company.realmId, 'leave');
  } catch {
    return;
  }
}
