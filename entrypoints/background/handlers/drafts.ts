import type { OwnHandlers } from '../../../lib/messages/receive';
import { failed, problem, type Result } from '../../../lib/problem/problem';
import type { CompanyPorts } from '../../../lib/sync/companyPorts';
import { changeAgreed } from '../../../lib/sync/steps/changeDocument';
import { postAgreed } from '../../../lib/sync/steps/postAgreed';
import { postFallback, previewFallback } from '../../../lib/sync/steps/postFallback';
import type { Engine } from '../compose';
import type { Wakefulness } from '../wakefulness';
import { inCompany } from './connected';
import { planAgainOf, planUnseen } from './planning';

type OfDrafts = 'sendDraft' | 'changeDraft' | 'previewOtherShape' | 'sendOtherShape' | 'previewSubject';

/** Documents of every kind, by what they are drawn for. */
export function draftHandlers(engine: Engine, { whileArmed }: Wakefulness): Pick<OwnHandlers, OfDrafts> {
  const armed = <T>(run: (company: CompanyPorts) => Promise<Result<T>>): Promise<Result<T>> =>
    whileArmed(() => inCompany(engine, run));
  return {
    sendDraft: (asked) =>
      armed((company) => postAgreed(company, asked.draftKey, planAgainOf(company, asked))),
    changeDraft: (asked) =>
      armed((company) => changeAgreed(company, asked.draftKey, planAgainOf(company, asked))),
    previewOtherShape: (named) =>
      inCompany(engine, (company) => previewFallback(company, named.draftKey, planUnseen(company, named))),
    sendOtherShape: ({ previewHashes, ...named }) =>
      armed((company) =>
        postFallback(company, { draftKey: named.draftKey, previewHashes }, planUnseen(company, named)),
      ),
    previewSubject: async () => failed(problem('internal')),
  };
}
