/** A button that says what it is doing while it does it. */
export function BusyButton(props: {
  readonly words: string;
  readonly busyWords: string;
  readonly busy: boolean;
  readonly disabled?: boolean;
  readonly look?: 'primary' | 'danger' | 'quiet';
  readonly type?: 'button' | 'submit';
  readonly onClick?: (event: MouseEvent) => void;
}) {
  return (
    <button
      type={props.type ?? 'button'}
      class="cf-button"
      data-look={props.look}
      disabled={props.busy || props.disabled === true}
      onClick={props.onClick}
    >
      {props.busy && <span class="cf-spinner" aria-hidden="true" />}
      {props.busy ? props.busyWords : props.words}
    </button>
  );
}
