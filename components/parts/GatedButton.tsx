import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { type ClickGate, type ClickJudgement, type Sight, seenForMs, watchButton } from '../trustedClick';

/** How a button is watched; tests bring their own. */
export type WatchButton = (button: Element, onSight: (sight: Sight) => void) => ClickGate;

/** A button that acts only on a person's click while it can be seen whole; see `trustedClick`. */
export function GatedButton(props: {
  readonly words: string;
  readonly look?: 'primary' | 'danger';
  readonly watch?: WatchButton;
  readonly onAccepted: () => void;
  readonly onRefused: (judgement: Exclude<ClickJudgement, 'accepted'>) => void;
}) {
  const button = useRef<HTMLButtonElement>(null);
  const gate = useRef<ClickGate | undefined>(undefined);
  const judging = useRef(false);
  const [armed, setArmed] = useState(false);
  const watch = props.watch ?? watchButton;
  useLayoutEffect(() => {
    if (button.current === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const watching = watch(button.current, (sight) => {
      const waitMs = !sight.supported ? 0 : sight.seenSince === undefined ? undefined : seenForMs;
      if (waitMs !== undefined) timer ??= setTimeout(() => setArmed(true), waitMs);
    });
    gate.current = watching;
    return () => {
      clearTimeout(timer);
      watching.stop();
    };
  }, [watch]);
  const settle = (judgement: ClickJudgement): void => {
    judging.current = false;
    if (judgement === 'accepted') props.onAccepted();
    else props.onRefused(judgement);
  };
  return (
    <button
      ref={button}
      type="button"
      class="cf-button"
      data-look={props.look}
      // Not yet seen for long enough. It still takes clicks, to say why they do nothing.
      aria-disabled={armed ? undefined : 'true'}
      onClick={(event) => {
        if (judging.current) return;
        const judgement = gate.current?.judge(event) ?? 'covered';
        if (typeof judgement === 'string') return settle(judgement);
        judging.current = true;
        void judgement.then(settle);
      }}
    >
      {props.words}
    </button>
  );
}
