import type { BookingMode, BookSettings } from '../../../lib/books/settings/bookSettings';
import type { Dated } from '../../../lib/books/settings/dated';
import { InputField } from '../../parts/InputField';
import { SelectField } from '../../parts/SelectField';
import { bookChoices } from './bookChoices';
import { zonesWith } from './ScheduleFields';

const modeWords: readonly (readonly [BookingMode, string])[] = [
  ['settlement', 'one entry a settlement'],
  ['day', 'one summary a day'],
  ['order', 'one document an order'],
];

/** How Amazon’s figures become documents: the mode with its days, and every choice that has a row. */
export function BooksFields(props: {
  readonly books: BookSettings;
  readonly onChange: (books: BookSettings) => void;
}) {
  const { books, onChange } = props;
  return (
    <>
      <section class="cf-section" aria-labelledby="cf-modes">
        <h2 id="cf-modes">How it is booked</h2>
        <p class="cf-soft">
          By hand an order or a day can be sent in every mode; what is in the books once is left out
          everywhere else.
        </p>
        <Modes modes={books.modes} onChange={(modes) => onChange({ ...books, modes })} />
        <SelectField
          label="Days and months are counted in"
          value={books.timeZone ?? ''}
          choices={[['', 'each marketplace’s own time'], ...zonesWith(books.timeZone ?? '')]}
          onChoose={(timeZone) => {
            const { timeZone: _before, ...rest } = books;
            onChange(timeZone === '' ? rest : { ...rest, timeZone });
          }}
        />
        <InputField
          label="Nothing may be booked up to"
          type="date"
          value={books.lockedUntil ?? ''}
          hint="Beside the closing date of the company itself. Empty: only that one counts."
          onType={(day) => {
            const { lockedUntil: _before, ...rest } = books;
            onChange(day === '' ? rest : { ...rest, lockedUntil: day });
          }}
        />
      </section>
      {bookChoices.map(({ title, rows }) => (
        <section key={title} class="cf-section" aria-label={title}>
          <h2>{title}</h2>
          <div class="cf-choices">
            {rows.map((row) => (
              <SelectField
                key={row.label}
                label={row.label}
                {...(row.hint !== undefined && { hint: row.hint })}
                value={row.read(books)}
                choices={row.choices}
                onChoose={(value) => onChange(row.write(books, value))}
              />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

/** The mode from the beginning, and from which days on another one holds. */
function Modes(props: {
  readonly modes: readonly Dated<BookingMode>[];
  readonly onChange: (modes: readonly Dated<BookingMode>[]) => void;
}) {
  const { modes, onChange } = props;
  const change = (index: number, row: Dated<BookingMode>) =>
    onChange(modes.map((each, at) => (at === index ? row : each)));
  return (
    <>
      <ol class="cf-modes">
        {modes.map((row, index) => (
          // Rows have no names of their own: their order is what tells them apart.
          <li key={index} class="cf-fields">
            <SelectField
              label={index === 0 ? 'Mode' : 'Then'}
              value={row.value}
              choices={modeWords}
              onChoose={(value) => change(index, { ...row, value })}
            />
            <InputField
              label="From"
              type="date"
              value={row.from ?? ''}
              {...(row.from === undefined && { hint: 'Empty: from the beginning.' })}
              onType={(from) => change(index, from === '' ? { value: row.value } : { ...row, from })}
            />
            {modes.length > 1 && (
              <button
                type="button"
                class="cf-button"
                onClick={() => onChange(modes.filter((_, at) => at !== index))}
              >
                Remove<span class="cf-hidden"> this mode</span>
              </button>
            )}
          </li>
        ))}
      </ol>
      <div class="cf-row">
        <button
          type="button"
          class="cf-button"
          onClick={() => onChange([...modes, { from: Temporal.Now.plainDateISO().toString(), value: 'day' }])}
        >
          Another mode from a day on
        </button>
      </div>
    </>
  );
}
