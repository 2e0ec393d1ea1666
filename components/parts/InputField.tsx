import type { ComponentChildren } from 'preact';
import { Field } from './Field';

/** A line of text, a day or a time that the page keeps. */
export function InputField(props: {
  readonly label: string;
  readonly value: string;
  readonly type?: 'text' | 'search' | 'date' | 'time';
  readonly hint?: ComponentChildren;
  readonly bad?: string | undefined;
  readonly placeholder?: string;
  readonly max?: string;
  readonly inputMode?: 'decimal';
  readonly onType: (value: string) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint} bad={props.bad}>
      {(ids) => {
        const shared = {
          ...ids,
          class: 'cf-input',
          value: props.value,
          ...(props.placeholder !== undefined && { placeholder: props.placeholder }),
          ...(props.max !== undefined && { max: props.max }),
          ...(props.inputMode !== undefined && { inputMode: props.inputMode }),
          autocomplete: 'off',
          spellcheck: false,
          onInput: (event: { readonly currentTarget: HTMLInputElement }) =>
            props.onType(event.currentTarget.value),
        } as const;
        // Each type has roles of its own, so each is written out.
        if (props.type === 'date') return <input {...shared} type="date" />;
        if (props.type === 'time') return <input {...shared} type="time" />;
        if (props.type === 'search') return <input {...shared} type="search" />;
        return <input {...shared} type="text" />;
      }}
    </Field>
  );
}
