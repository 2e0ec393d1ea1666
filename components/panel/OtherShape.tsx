import type { PlannedDocument } from '../../lib/books/plan';
import type { Posting } from '../../lib/posting/posting';
import { OtherForms } from './OtherForms';
import type { PanelModel } from './panelModel';
import { mayHaveOtherShape } from './postingOf';

/** Where QuickBooks refused a document for its shape: the documents in which the same can be sent, once seen. */
export function OtherShape(props: {
  readonly model: PanelModel;
  readonly document: PlannedDocument;
  readonly posting: Posting | undefined;
}) {
  const { model, document, posting } = props;
  const { key, draft } = document;
  const isReachable =
    model.online.value && !model.outdated.value && model.view.value?.connectionId !== undefined;
  if (!mayHaveOtherShape(posting) || draft === undefined || !isReachable) return null;
  const busy = model.busy.value.get(key);
  const { watchButton } = model.world;
  return (
    <OtherForms
      plans={model.otherShapes.value.get(key)}
      looking={busy === 'looking'}
      busy={busy !== undefined}
      {...(watchButton && { watch: watchButton })}
      onLook={() => void model.lookAtOtherShape(key)}
      onSend={(plans) => void model.sendOtherShape(key, plans)}
      onRefused={(judgement) => model.refuse(key, judgement)}
    />
  );
}
