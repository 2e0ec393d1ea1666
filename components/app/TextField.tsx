import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** A labelled field. Secrets are never shown, kept by the browser or filled in again. */
export function TextField(props: {
  readonly name: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly secret?: boolean;
  readonly type?: 'text' | 'url';
  readonly placeholder?: string;
}) {
  const id = useId();
  const shared = {
    id,
    class: 'cf-input',
    name: props.name,
    placeholder: props.placeholder,
    'aria-describedby': props.hint === undefined ? undefined : `${id}-hint`,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    required: true,
  } as const;
  return (
    <div class="cf-field">
      <label class="cf-label" for={id}>
        {props.label}
      </label>
      {props.secret === true ? (
        <input {...shared} type="password" />
      ) : props.type === 'url' ? (
        <input {...shared} type="url" />
      ) : (
        <input {...shared} type="text" />
      )}
      {props.hint !== undefined && (
        <p id={`${id}-hint`} class="cf-hint">
          {props.hint}
        </p>
      )}
    </div>
  );
}
