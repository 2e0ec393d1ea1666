import { AskTwice } from '../parts/AskTwice';
import type { WatchButton } from '../parts/GatedButton';
import type { ClickJudgement } from '../trustedClick';

/** Removes a document from QuickBooks, once the seller has said so twice. */
export function UndoButton(props: {
  readonly busy: boolean;
  readonly watch?: WatchButton;
  readonly onConfirm: () => void;
  readonly onRefused: (judgement: Exclude<ClickJudgement, 'accepted'>) => void;
}) {
  return (
    <AskTwice
      words="Undo"
      question="Remove it from QuickBooks?"
      confirmWords="Remove it"
      keepWords="Keep it"
      busyWords="Removing…"
      {...props}
    />
  );
}
