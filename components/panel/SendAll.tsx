import type { OrderPlan } from '../../lib/books/plan';
import { GatedButton } from '../parts/GatedButton';
import type { OrderView } from '../source';
import type { PanelModel } from './panelModel';
import { canSend, postingOf } from './postingOf';

/** Sends all documents that can be sent, one after another, where there are several. */
export function SendAll(props: {
  readonly model: PanelModel;
  readonly view: OrderView;
  readonly plan: OrderPlan;
}) {
  const { model, view, plan } = props;
  const sendable = plan.documents.filter((document) => canSend(document, postingOf(document, view.postings)));
  const last = sendable.at(-1);
  if (last === undefined || sendable.length < 2 || model.busy.value.size > 0) return null;
  if (model.outdated.value || !model.online.value || view.connections.quickbooks.state !== 'connected')
    return null;
  const { watchButton } = model.world;
  return (
    <div class="cf-send-all">
      <GatedButton
        words={`Send all ${sendable.length} to QuickBooks`}
        look="primary"
        {...(watchButton && { watch: watchButton })}
        onAccepted={() => void model.send(sendable)}
        onRefused={(judgement) => model.refuse(last.key, judgement)}
      />
    </div>
  );
}
