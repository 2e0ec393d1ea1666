import { useState } from 'preact/hooks';
import type { ClickJudgement } from '../trustedClick';
import { BusyButton } from './BusyButton';
import { GatedButton, type WatchButton } from './GatedButton';

/** Asks once more in place before it does what cannot be taken back. */
export function AskTwice(props: {
  readonly words: string;
  readonly question: string;
  readonly confirmWords: string;
  readonly keepWords: string;
  readonly busyWords: string;
  readonly busy: boolean;
  readonly watch?: WatchButton;
  readonly onConfirm: () => void;
  /** With it the second click counts only as `GatedButton` says; without, any click does. */
  readonly onRefused?: (judgement: Exclude<ClickJudgement, 'accepted'>) => void;
}) {
  const [asking, setAsking] = useState(false);
  if (props.busy) return <BusyButton words={props.words} busyWords={props.busyWords} busy={true} />;
  if (!asking) {
    return (
      <button type="button" class="cf-button" onClick={() => setAsking(true)}>
        {props.words}
      </button>
    );
  }
  const keep = () => setAsking(false);
  const confirm = () => {
    keep();
    props.onConfirm();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in a row with its buttons.
    <div
      class="cf-confirm"
      role="group"
      aria-label={props.question}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        keep();
      }}
    >
      <span>{props.question}</span>
      {props.onRefused === undefined ? (
        <button type="button" class="cf-button" data-look="danger" onClick={confirm}>
          {props.confirmWords}
        </button>
      ) : (
        <GatedButton
          words={props.confirmWords}
          look="danger"
          {...(props.watch && { watch: props.watch })}
          onAccepted={confirm}
          onRefused={props.onRefused}
        />
      )}
      <button type="button" class="cf-button" ref={focus} onClick={keep}>
        {props.keepWords}
      </button>
    </div>
  );
}

/** The harmless answer gets the focus, so that a second Enter does no harm. */
function focus(button: HTMLButtonElement | null): void {
  button?.focus();
}
