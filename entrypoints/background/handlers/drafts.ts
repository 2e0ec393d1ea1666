import type { OwnHandlers } from '../../../lib/messages/receive';
import { failed, problem, type Result } from '../../../lib/problem/problem';
import type { ConnectionId } from '../../../lib/sync/connection';
import { changeAgreed } from '../../../lib/sync/steps/changeDocument';
import { postFallback, previewFallback } from '../../../lib/sync/steps/postFallback';
import { planDraft, previewSubject, sendDraft } from '../../../lib/sync/steps/sendDraft';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';
import { type Connected, inConnection } from './connected';

type OfDrafts = 'sendDraft' | 'changeDraft' | 'previewOtherShape' | 'sendOtherShape' | 'previewSubject';

/** Documents of every kind, by what they are drawn for. */
export function draftHandlers(engine: Engine, { whileArmed }: Wakefulness): Pick<OwnHandlers, OfDrafts> {
  const connected = <T>(
    connectionId: ConnectionId,
    run: (ports: Connected) => Promise<Result<T>>,
  ): Promise<Result<T>> => inConnection(engine, connectionId, run);
  const armed: typeof connected = (connectionId, run) => whileArmed(() => connected(connectionId, run));
  return {
    previewSubject: async ({ connectionId, subject }) => {
      const ports = await engine.connectionOf(connectionId);
      return ports === undefined ? failed(problem('connection_gone')) : previewSubject(ports, subject);
    },
    sendDraft: ({ connectionId, ...asked }) => armed(connectionId, (ports) => sendDraft(ports, asked)),
    changeDraft: ({ connectionId, ...asked }) =>
      armed(connectionId, (ports) => changeAgreed(ports.company, asked.draftKey, planDraft(ports, asked))),
    previewOtherShape: ({ connectionId, ...named }) =>
      connected(connectionId, (ports) =>
        previewFallback(ports.company, named.draftKey, planDraft(ports, named)),
      ),
    sendOtherShape: ({ connectionId, previewHashes, ...named }) =>
      armed(connectionId, (ports) =>
        postFallback(ports.company, { draftKey: named.draftKey, previewHashes }, planDraft(ports, named)),
      ),
  };
}
