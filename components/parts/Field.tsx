import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A labelled field that holds what the page keeps; `TextField` is for what only its form keeps. */
export function Field(props: {
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly bad?: string | undefined;
  readonly children: (ids: {
    readonly id: string;
    readonly 'aria-describedby': string | undefined;
    readonly 'aria-invalid': 'true' | undefined;
  }) => ComponentChildren;
}) {
  const id = useId();
  const { hint, bad } = props;
  const described = [hint === undefined ? '' : `${id}-hint`, bad === undefined ? '' : `${id}-bad`]
    .filter((each) => each !== '')
    .join(' ');
  return (
    <div class="cf-field">
      <label class="cf-label" for={id}>
        {props.label}
      </label>
      {props.children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': bad === undefined ? undefined : 'true',
      })}
      {hint !== undefined && (
        <p id={`${id}-hint`} class="cf-hint">
          {hint}
        </p>
      )}
      {bad !== undefined && (
        <p id={`${id}-bad`} class="cf-field-bad">
          {bad}
        </p>
      )}
    </div>
  );
}
