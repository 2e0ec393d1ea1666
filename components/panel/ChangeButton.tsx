import { AskTwice } from '../parts/AskTwice';
import type { WatchButton } from '../parts/GatedButton';
import type { ClickJudgement } from '../trustedClick';

/** Changes a document in QuickBooks, once the seller has said so twice. */
export function ChangeButton(props: {
  readonly busy: boolean;
  readonly watch?: WatchButton;
  readonly onConfirm: () => void;
  readonly onRefused: (judgement: Exclude<ClickJudgement, 'accepted'>) => void;
}) {
  return (
    <AskTwice
      words="Change it in QuickBooks"
      question="Replace the document’s lines with those shown here?"
      confirmWords="Change it"
      keepWords="Leave it"
      busyWords="Changing…"
      {...props}
    />
  );
}
