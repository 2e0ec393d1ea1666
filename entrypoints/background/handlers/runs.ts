import type { OwnHandlers } from '../../../lib/messages/receive';
import { ok } from '../../../lib/problem/problem';
import { beginRun } from '../../../lib/sync/runs/beginRun';
import { agreeRun, cancelRun, retryJob } from '../../../lib/sync/runs/changeRun';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';

type OfRuns = 'beginRun' | 'agreeRun' | 'cancelRun' | 'retryJob';

/** Updates: begun, agreed to, stopped, tried again. What is to be done for them is done once the answer is given. */
export function runHandlers(
  { runs, store }: Pick<Engine, 'runs' | 'store'>,
  { whileArmed }: Wakefulness,
): Pick<OwnHandlers, OfRuns> {
  return {
    beginRun: ({ connectionId, asked }) =>
      whileArmed(async () => {
        const begun = await beginRun(runs, connectionId, asked, 'click');
        return begun.ok ? ok(begun.value.runId) : begun;
      }),
    agreeRun: (asked) => whileArmed(() => agreeRun(runs, store.prepared, asked)),
    cancelRun: ({ runId }) => whileArmed(() => cancelRun(runs, runId)),
    retryJob: ({ jobId }) => whileArmed(() => retryJob(runs, jobId)),
  };
}
