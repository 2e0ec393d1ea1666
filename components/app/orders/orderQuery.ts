import type { ChipState } from '../../../lib/posting/chip';
import type { OrderQuery } from '../../../lib/sync/views';
import { chipStandings } from '../../engine/standings';

/** What is typed into the search, as the page's address keeps it. */
export interface OrderFields {
  readonly text: string;
  readonly state: ChipState | '';
  readonly first: string;
  readonly last: string;
  readonly amount: string;
}

/** The fields of an address. */
export function orderFields(query: ReadonlyMap<string, string>): OrderFields {
  const state = query.get('state') ?? '';
  return {
    text: query.get('text') ?? '',
    state: state in chipStandings ? (state as ChipState) : '',
    first: dayOr(query.get('first')),
    last: dayOr(query.get('last')),
    amount: query.get('amount') ?? '',
  };
}

/** What is looked for; what is empty or cannot be read is not. `digits`: minor digits of the company's currency. */
export function queryOf(fields: OrderFields, digits: number): OrderQuery {
  const amountMinor = amountOf(fields.amount, digits);
  const text = fields.text.trim();
  return {
    ...(text !== '' && { text }),
    ...(fields.state !== '' && { state: fields.state }),
    ...(fields.first !== '' && { first: fields.first }),
    ...(fields.last !== '' && { last: fields.last }),
    ...(amountMinor !== undefined && { amountMinor }),
  };
}

/** An amount as people type it, in minor units: `23.36`, `1,234.5`, `-7`, `23,36`. */
export function amountOf(text: string, digits: number): number | undefined {
  const found = /^([-\u2212]?)\s*(\d{1,3}(?:[.,\u00a0 ’']\d{3})+|\d{1,12})(?:[.,](\d{1,3}))?$/.exec(
    text.replace(/[$€£¥]/g, '').trim(),
  );
  if (found === null) return undefined;
  const [, sign, whole = '', fraction = ''] = found;
  if (fraction.length > digits) return undefined;
  const minor = Number(`${whole.replace(/\D/g, '')}${fraction.padEnd(digits, '0')}`);
  return sign === '' ? minor : -minor;
}

function dayOr(text: string | undefined): string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) ? text : '';
}
