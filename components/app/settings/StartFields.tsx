import { useState } from 'preact/hooks';
import type { BookSettings, ConnectionStart } from '../../../lib/books/settings/bookSettings';
import { minorDigits } from '../../../lib/money/currencies';
import { figure } from '../../figure';
import { InputField } from '../../parts/InputField';
import { amountOf } from '../orders/orderQuery';

type Balance = 'clearingMinor' | 'reservedMinor' | 'deferredMinor';

const balances: readonly (readonly [Balance, string, string])[] = [
  ['clearingMinor', 'In clearing', 'What Amazon held and would pay out next.'],
  ['reservedMinor', 'In reserve', 'What Amazon held back of it.'],
  ['deferredMinor', 'Deferred', 'Sales booked already whose money Amazon had not released.'],
];

/** Where the connection begins: earlier entries belong to the system before, and what Amazon held then is opened. */
export function StartFields(props: {
  readonly books: BookSettings;
  readonly currency: string;
  readonly onChange: (books: BookSettings) => void;
  /** An amount cannot be read, or can again. */
  readonly onBad: (field: string, isBad: boolean) => void;
}) {
  const { books, currency, onChange, onBad } = props;
  const { start } = books;
  const change = (next: ConnectionStart | undefined) => {
    const { start: _before, ...rest } = books;
    onChange(next === undefined ? rest : { ...rest, start: next });
  };
  return (
    <section class="cf-section" aria-labelledby="cf-start">
      <h2 id="cf-start">Start</h2>
      <p class="cf-soft">
        Earlier entries belong to the system before. Choose the end of a settlement: what Amazon held then is
        what the accounts begin with.
      </p>
      <div class="cf-fields">
        <InputField
          label="From (day in UTC)"
          type="date"
          value={start?.from.slice(0, 10) ?? ''}
          hint="Empty: from the first entry that is fetched."
          onType={(day) =>
            change(
              day === ''
                ? undefined
                : {
                    clearingMinor: 0,
                    reservedMinor: 0,
                    deferredMinor: 0,
                    ...start,
                    from: `${day}T${start?.from.slice(11) || '00:00:00Z'}`,
                  },
            )
          }
        />
        {start !== undefined && (
          <InputField
            label="At (time in UTC)"
            value={start.from.slice(11, 19)}
            hint="As Amazon’s file says it: hours, minutes, seconds."
            bad={isTime(start.from.slice(11)) ? undefined : 'A time like 07:30:00.'}
            onType={(time) => change({ ...start, from: `${start.from.slice(0, 10)}T${time}Z` })}
          />
        )}
      </div>
      {start !== undefined && (
        <div class="cf-fields">
          {balances.map(([key, label, hint]) => (
            <AmountField
              key={key}
              label={`${label} (${currency})`}
              hint={hint}
              minor={start[key]}
              currency={currency}
              onChange={(minor) => change({ ...start, [key]: minor })}
              onBad={(isBad) => onBad(label, isBad)}
            />
          ))}
        </div>
      )}
    </section>
  );
}

/** Keeps what is typed as it is typed; tells its amount wherever there is one. */
function AmountField(props: {
  readonly label: string;
  readonly hint: string;
  readonly minor: number;
  readonly currency: string;
  readonly onChange: (minor: number) => void;
  readonly onBad: (isBad: boolean) => void;
}) {
  const { minor, currency } = props;
  const [typed, setTyped] = useState(() => figure(minor, currency));
  const read = amountOf(typed, minorDigits(currency));
  return (
    <InputField
      label={props.label}
      hint={props.hint}
      inputMode="decimal"
      value={typed}
      bad={read === undefined ? 'An amount like 1,234.56.' : undefined}
      onType={(text) => {
        setTyped(text);
        const amount = amountOf(text, minorDigits(currency));
        props.onBad(amount === undefined);
        if (amount !== undefined) props.onChange(amount);
      }}
    />
  );
}

/** Whether the time of a start is one: `07:30:00Z`. */
export function isTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?Z$/.test(text);
}
