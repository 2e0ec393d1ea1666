import type { OwnHandlers } from '../../../lib/messages/receive';
import { failed, ok, type Result } from '../../../lib/problem/problem';
import { type CompanyPorts, claimPortsOf, evidencePortsOf } from '../../../lib/sync/companyPorts';
import type { ConnectionId } from '../../../lib/sync/connection';
import { answerSweep } from '../../../lib/sync/steps/answerSweep';
import { attachAgain } from '../../../lib/sync/steps/attachEvidence';
import { claimWriter } from '../../../lib/sync/steps/claim';
import { previewUndo, startUndo } from '../../../lib/sync/steps/undoMany';
import { beginRebuild } from '../../../lib/sync/wake/dueRebuild';
import { sweepNow } from '../../../lib/sync/wake/dueSweep';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';
import { inCompanyOf, inConnection } from './connected';
import { planAsAgreed } from './planning';

type OfCompany =
  | 'previewUndo'
  | 'startUndo'
  | 'takeWriting'
  | 'rebuild'
  | 'sweepNow'
  | 'answerSweep'
  | 'attachAgain';

/** What concerns all documents of a company: taking out, finding again, who sends by itself, files. */
export function companyHandlers(engine: Engine, { whileArmed }: Wakefulness): Pick<OwnHandlers, OfCompany> {
  const armed = <T>(
    connectionId: ConnectionId,
    run: (company: CompanyPorts) => Promise<Result<T>>,
  ): Promise<Result<T>> =>
    whileArmed(() => inConnection(engine, connectionId, ({ company }) => run(company)));
  return {
    previewUndo: ({ connectionId, ...asked }) =>
      inConnection(engine, connectionId, ({ company }) => previewUndo(company, asked)),
    startUndo: ({ connectionId, ...agreed }) => armed(connectionId, (company) => startUndo(company, agreed)),
    takeWriting: ({ connectionId, want }) =>
      armed(connectionId, async (company) => {
        const by = want === 'take' ? 'seller' : 'leave';
        const writer = await claimWriter(claimPortsOf(company), company.realmId, by);
        if (!writer.ok) return writer;
        // That it begins in a quarter of an hour is how it is to be; that another was quicker is told.
        const { problem: reason } = writer.value;
        return reason === undefined || reason.retry.kind === 'after' ? ok(null) : failed(reason);
      }),
    rebuild: ({ connectionId }) => armed(connectionId, (company) => beginRebuild(company, company.realmId)),
    sweepNow: ({ connectionId }) =>
      armed(connectionId, async (company) => {
        const swept = await sweepNow(company, company.realmId);
        return swept.ok ? ok(null) : swept;
      }),
    answerSweep: (asked) =>
      whileArmed(() =>
        inCompanyOf(engine, asked.postingKey, (company) =>
          answerSweep(company, asked, (posting) => planAsAgreed(engine, posting)),
        ),
      ),
    attachAgain: ({ evidenceKey }) =>
      whileArmed(() =>
        inCompanyOf(engine, evidenceKey, async (company) => {
          const attached = await attachAgain(evidencePortsOf(company), evidenceKey);
          return attached.ok ? ok(null) : attached;
        }),
      ),
  };
}
