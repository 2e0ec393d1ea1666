import { useId, useMemo, useState } from 'preact/hooks';
import type { Books } from '../../lib/books/setup';
import type { Part } from '../desk';
import { BusyButton } from '../parts/BusyButton';
import { OuterText } from '../parts/OuterText';
import { StateChip } from '../parts/StateChip';
import type { AppModel } from './appModel';
import { PartResult } from './PartResult';
import { type Choices, creationsOf, firstChoices, rowStanding, setupOf } from './setupChoices';
import type { SetupRow } from './setupRows';

/** A row a choice, and one consent for all that is to be created. */
export function BooksForm(props: {
  readonly model: AppModel;
  readonly books: Books;
  readonly canSave: boolean;
  readonly part: Part;
  readonly rowsOf: (books: Books) => readonly SetupRow[];
}) {
  const { model, books, part, rowsOf } = props;
  const rows = useMemo(() => rowsOf(books), [books, rowsOf]);
  const [choices, setChoices] = useState<Choices>(() => firstChoices(rows));
  const toCreate = creationsOf(rows, choices);
  const things = toCreate.flatMap(({ creates }) => creates);
  const busy = model.busy.value.get(part);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void model.saveBooks(
      part,
      setupOf(rows, choices, books.setup),
      toCreate.map(({ creation }) => creation),
    );
  };
  return (
    <form class="cf-section" onSubmit={submit}>
      <div class="cf-setup">
        {rows.map((row) => (
          <Row
            key={row.key}
            row={row}
            chosen={choices.get(row.key) ?? 'none'}
            onChoose={(chosen) => setChoices(new Map(choices).set(row.key, chosen))}
          />
        ))}
      </div>
      {things.length > 0 && (
        <div class="cf-consent">
          <h2>To be created in QuickBooks</h2>
          <ul>
            {things.map((thing) => (
              <li key={thing}>
                <OuterText text={thing} />
              </li>
            ))}
          </ul>
          <p class="cf-soft cf-small">
            What has the same name there already is taken, not created twice, and made active again where it
            was not. Where something else bears the name, the next free one is used.
          </p>
        </div>
      )}
      <PartResult model={model} part={part} doneWords="Done. The books are as shown here." />
      <div class="cf-row">
        <BusyButton
          words={things.length === 0 ? 'Save' : `Create ${countWords(things.length)} in QuickBooks and save`}
          busyWords={busy === 'createForSetup' ? 'Creating in QuickBooks…' : 'Saving…'}
          busy={busy === 'saveSetup' || busy === 'createForSetup'}
          disabled={busy !== undefined || !props.canSave}
          look="primary"
          type="submit"
        />
      </div>
    </form>
  );
}

function Row(props: {
  readonly row: SetupRow;
  readonly chosen: string;
  readonly onChoose: (chosen: string) => void;
}) {
  const { row, chosen } = props;
  const id = useId();
  const standing = rowStanding(row, chosen);
  const problem = chosen === 'create' || chosen === 'none' ? undefined : row.check(chosen).problems[0];
  const usable = row.candidates.filter(({ reason }) => reason === undefined);
  const unusable = row.candidates.filter((each) => each.reason !== undefined && each.id !== chosen);
  const chosenUnusable = row.candidates.find((each) => each.reason !== undefined && each.id === chosen);
  const listed =
    chosen === 'create' || chosen === 'none' || row.candidates.some((each) => each.id === chosen);
  return (
    <div class="cf-setup-row">
      <div class="cf-setup-what">
        <label class="cf-label" for={id}>
          {row.title}
        </label>
        <p class="cf-hint" id={`${id}-hint`}>
          {row.purpose}
        </p>
      </div>
      <div class="cf-field">
        <select
          id={id}
          class="cf-select"
          aria-describedby={`${id}-hint`}
          value={chosen}
          onChange={(event) => props.onChoose(event.currentTarget.value)}
        >
          {row.mayWait === true ? (
            <option value="none">Not now</option>
          ) : (
            (chosen === 'none' || row.creates.length === 0) && <option value="none">Choose…</option>
          )}
          {row.creates.length > 0 && <option value="create">Create “{row.createsName}”</option>}
          {!listed && <option value={chosen}>No longer in QuickBooks</option>}
          {chosenUnusable !== undefined && <option value={chosen}>{chosenUnusable.name}</option>}
          {usable.length > 0 && (
            <optgroup label="In QuickBooks">
              {usable.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </optgroup>
          )}
          {unusable.length > 0 && (
            <optgroup label="Cannot be used">
              {unusable.map((each) => (
                <option key={each.id} value={each.id} disabled>
                  {each.name}: {each.reason}
                </option>
              ))}
            </optgroup>
          )}
        </select>
        {problem === undefined && row.postsTo(chosen) !== undefined && (
          <p class="cf-hint">
            Posts to <OuterText text={row.postsTo(chosen) ?? ''} limit={60} />.
          </p>
        )}
        {problem !== undefined && (
          <p class="cf-setup-problem">
            <OuterText text={`${problem.sentence} ${problem.remedy}`} limit={400} />
          </p>
        )}
      </div>
      <StateChip tone={standing.tone} words={standing.words} />
    </div>
  );
}

function countWords(count: number): string {
  return count === 1 ? 'one thing' : `${count} things`;
}
