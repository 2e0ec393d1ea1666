/** Any of a few. */
export function CheckGroup<Value extends string>(props: {
  readonly legend: string;
  readonly hint?: string;
  readonly chosen: readonly Value[];
  readonly choices: readonly (readonly [Value, string])[];
  readonly onChoose: (chosen: readonly Value[]) => void;
}) {
  const { chosen, choices } = props;
  const toggle = (value: Value, on: boolean) =>
    props.onChoose(
      choices.flatMap(([each]) => ((each === value ? on : chosen.includes(each)) ? [each] : [])),
    );
  return (
    <fieldset class="cf-group">
      <legend class="cf-label">{props.legend}</legend>
      <div class="cf-group-choices">
        {choices.map(([value, words]) => (
          <label key={value} class="cf-choice">
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) => toggle(value, event.currentTarget.checked)}
            />
            {words}
          </label>
        ))}
      </div>
      {props.hint !== undefined && <p class="cf-hint">{props.hint}</p>}
    </fieldset>
  );
}
