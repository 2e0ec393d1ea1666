import { present } from '../../amazon/shapes/present';
import { writeCsv } from '../../csv/writeCsv';
import { type Problem, problem } from '../../problem/problem';
import type { ListRef } from '../draft';
import { roleRowOfKind } from '../roles';
import { faultIn, readTable, rowsOf, type TableRow } from '../settings/csvTable';
import { checked, parsed, type Reading } from '../settings/readSettings';
import { feeMappingShape } from '../settings/settingsShape';
import { isDay } from '../settings/shapes';
import type { FeeMapping, FeeRow } from './feeMapping';

const table = 'fees';
const columns = ['kind', 'label', 'from', 'item', 'item id', 'account', 'account id'] as const;
/** The row whose label is the preset. */
const presetWord = 'preset';
const presets: readonly FeeMapping['preset'][] = ['one', 'groups', 'everyKind'];

/** A table of kinds as JSON text. */
export function writeFeeMapping(mapping: FeeMapping): string {
  return `${JSON.stringify(mapping, null, 2)}\n`;
}

/** Reads the JSON text of a table of kinds. */
export function readFeeMapping(text: string): Reading<FeeMapping> {
  const json = parsed(text);
  if (!json.ok) return json;
  const read = checked(feeMappingShape, json.value);
  if (!read.ok) return read;
  const problems = read.value.rows.flatMap(({ kind }) =>
    roleRowOfKind(kind) === undefined ? [problem('kind_not_mapped', { kind })] : [],
  );
  return problems.length === 0 ? read : { ok: false, problems };
}

/** A table of kinds as comma-separated text; its second line holds the preset. */
export function writeFeeMappingCsv({ preset, rows }: FeeMapping): string {
  return writeCsv([
    columns,
    [presetWord, preset],
    ...rows.map(({ kind, label = '', from = '', item, account }) => [
      kind,
      label,
      from,
      item?.name ?? '',
      item?.id ?? '',
      account?.name ?? '',
      account?.id ?? '',
    ]),
  ]);
}

/** Reads comma-separated text; without a line for the preset it is that of groups. */
export function readFeeMappingCsv(text: string): Reading<FeeMapping> {
  const read = readTable(text, table, columns, ['kind']);
  if (!read.ok) return read;
  const isPreset = ({ cell }: TableRow): boolean => cell('kind').toLowerCase() === presetWord;
  const [own, ...others] = read.value.filter(isPreset);
  const fault = faultIn(table);
  if (others[0] !== undefined)
    return { ok: false, problems: [fault(others[0].line, 'there is more than one line for the preset')] };
  const word = own?.cell('label') ?? 'groups';
  const preset = presets.find((each) => each.toLowerCase() === word.toLowerCase());
  if (preset === undefined)
    return { ok: false, problems: [fault(own?.line ?? 1, `“${word}” is none of ${presets.join(', ')}`)] };
  const rows = rowsOf(
    read.value.filter((row) => !isPreset(row)),
    feeRow,
  );
  return rows.ok ? { ok: true, value: { preset, rows: rows.value } } : rows;
}

function feeRow({ line, cell }: TableRow): FeeRow | Problem[] {
  const fault = faultIn(table);
  const [kind, label, from] = [cell('kind'), cell('label'), cell('from')];
  const known = feeMappingShape.entries.rows.item.entries.kind.options.find((each) => each === kind);
  if (known === undefined) return [fault(line, `“${kind}” is no kind of amount`)];
  if (roleRowOfKind(known) === undefined) return [fault(line, `amounts of the kind “${kind}” are no line`)];
  if (from !== '' && !isDay(from)) return [fault(line, `“${from}” is no day such as 2026-11-22`)];
  const item = refOf(cell('item'), cell('item id'));
  const account = refOf(cell('account'), cell('account id'));
  if (item === 'nameless') return [fault(line, 'the item has an id and no name')];
  if (account === 'nameless') return [fault(line, 'the account has an id and no name')];
  return present({
    kind: known,
    label: label === '' ? undefined : label,
    from: from === '' ? undefined : from,
    item,
    account,
  });
}

function refOf(name: string, id: string): ListRef | 'nameless' | undefined {
  if (name !== '') return { id, name };
  return id === '' ? undefined : 'nameless';
}
