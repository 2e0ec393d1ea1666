import type { ComponentChildren } from 'preact';
import { Field } from './Field';

/** One of a few, by name. */
export function SelectField<Value extends string>(props: {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly (readonly [Value, string])[];
  readonly hint?: ComponentChildren;
  readonly bad?: string | undefined;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <Field label={props.label} hint={props.hint} bad={props.bad}>
      {(ids) => (
        <select
          {...ids}
          class="cf-select"
          value={props.value}
          onChange={(event) => {
            const { value } = event.currentTarget;
            const chosen = props.choices.find(([each]) => each === value);
            if (chosen !== undefined) props.onChoose(chosen[0]);
          }}
        >
          {props.choices.map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
