import type { OwnHandlers } from '../../../lib/messages/receive';
import { ok, type Result } from '../../../lib/problem/problem';
import type { Ports } from '../../../lib/sync/ports';
import { continuePosting } from '../../../lib/sync/steps/continuePosting';
import { fetchOrder } from '../../../lib/sync/steps/fetchOrder';
import { postDocument } from '../../../lib/sync/steps/postDocument';
import { undoDocument } from '../../../lib/sync/steps/undoDocument';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';

/** One order and its documents, as the panel shows them. */
export function orderHandlers(
  engine: Engine,
  { whileArmed }: Wakefulness,
): Pick<OwnHandlers, 'readOrder' | 'refreshOrder' | 'postDocument' | 'continuePosting' | 'undoDocument'> {
  /** Runs something that may leave a posting to be gone on with later. */
  const armed = <T>(run: (ports: Ports) => Promise<Result<T>>): Promise<Result<T>> =>
    whileArmed(async () => run(await engine.ports()));
  return {
    readOrder: ({ orderId }) => engine.readOrderView(orderId),
    refreshOrder: ({ orderId }) =>
      armed(async (ports) => {
        const fetched = await fetchOrder(ports, orderId);
        return fetched.ok ? ok(null) : fetched;
      }),
    postDocument: (asked) => armed((ports) => postDocument(ports, asked)),
    continuePosting: ({ postingKey }) => armed((ports) => continuePosting(ports, postingKey, true)),
    undoDocument: ({ postingKey }) => armed((ports) => undoDocument(ports, postingKey)),
  };
}
