import type { OwnHandlers } from '../../../lib/messages/receive';
import { failed, problem } from '../../../lib/problem/problem';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';

type OfRuns = 'beginRun' | 'agreeRun' | 'cancelRun' | 'retryJob';

/** Updates: begun, agreed to, stopped, tried again. */
export function runHandlers(_engine: Engine, _wakefulness: Wakefulness): Pick<OwnHandlers, OfRuns> {
  const notYet = async () => failed(problem('internal'));
  return {
    beginRun: notYet,
    agreeRun: notYet,
    cancelRun: notYet,
    retryJob: notYet,
  };
}
