import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** One of a few, all in sight; `look` as a row of tabs where they are short. */
export function RadioGroup<Value extends string>(props: {
  readonly legend: string;
  readonly hidesLegend?: boolean;
  readonly look?: 'tabs';
  readonly value: Value;
  readonly choices: readonly (readonly [Value, ComponentChildren])[];
  readonly hint?: ComponentChildren;
  readonly onChoose: (value: Value) => void;
}) {
  const name = useId();
  return (
    <fieldset class="cf-group" data-look={props.look}>
      <legend class={props.hidesLegend === true ? 'cf-hidden' : 'cf-label'}>{props.legend}</legend>
      <div class="cf-group-choices">
        {props.choices.map(([value, words]) => (
          <label key={value} class="cf-choice">
            <input
              type="radio"
              name={name}
              value={value}
              checked={props.value === value}
              onChange={() => props.onChoose(value)}
            />
            <span>{words}</span>
          </label>
        ))}
      </div>
      {props.hint !== undefined && <p class="cf-hint">{props.hint}</p>}
    </fieldset>
  );
}
