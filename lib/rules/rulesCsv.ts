import { readCsv } from '../csv/readCsv';
import { writeCsv } from '../csv/writeCsv';
import { type Problem, problem } from '../problem/problem';
import { checkedRule, checkedRules, type RulesReading } from './readRules';
import type { Action, Condition, FactCondition, Rule, RuleBook } from './rule';

/** A column for what one simple condition or action says; everything else stands as JSON in two columns. */
interface Column {
  readonly name: string;
  /** Cells of a condition or an action that the column can hold whole. */
  readonly condition?: Extract<
    FactCondition,
    { readonly is: readonly string[] } | { readonly like: readonly string[] }
  >['fact'];
  readonly action?: Extract<Action, { readonly is: string }>['do'] | 'leaveOut';
}

/** In the order of the table. Entries of a list stand apart by a semicolon. */
const columns: readonly Column[] = [
  { name: 'marketplace', condition: 'marketplace' },
  { name: 'shipped by', condition: 'channel' },
  { name: 'order status', condition: 'status' },
  { name: 'program', condition: 'program' },
  { name: 'SKU', condition: 'sku' },
  { name: 'title', condition: 'title' },
  { name: 'ship-to country', condition: 'shipToCountry' },
  { name: 'ship-to region', condition: 'shipToRegion' },
  { name: 'payment method', condition: 'paymentMethod' },
  { name: 'kind of event', condition: 'eventKind' },
  { name: 'transaction type', condition: 'transactionType' },
  { name: 'kind of amount', condition: 'amountKind' },
  { name: 'leave out because', action: 'leaveOut' },
  { name: 'document', action: 'documentType' },
  { name: 'customer', action: 'customer' },
  { name: 'class', action: 'class' },
  { name: 'location', action: 'location' },
  { name: 'deposit account', action: 'depositAccount' },
  { name: 'item', action: 'item' },
  { name: 'description', action: 'description' },
  { name: 'tax code', action: 'taxCode' },
  { name: 'memo', action: 'memo' },
];

const head = ['id', 'name', 'on', 'from', 'until', 'stop'];
/** Where the first cell of a row bears this, its second is the book's way of matching. */
const matchWord = '#match';
const otherConditions = 'other conditions';
const otherActions = 'other actions';
const header = [...head, ...columns.map(({ name }) => name), otherConditions, otherActions];

/**
 * Rules as a table, one a row. A rule whose conditions are one `all` of simple ones stands in the columns;
 * what does not fit into a column stands as JSON in the last two, so that nothing is lost.
 */
export function writeRulesCsv({ match, rules }: RuleBook): string {
  return writeCsv([header, [matchWord, match], ...rules.map(rowOf)]);
}

/** Reads a table as `writeRulesCsv` writes it; columns may stand in any order, and may be missing. */
export function readRulesCsv(text: string): RulesReading {
  const read = readCsv(text);
  if (!read.ok) return refused(problem('rules_csv_quotes', { line: String(read.line) }));
  const [first, ...rows] = read.rows;
  const names = first?.cells ?? [];
  const wrong = headerFault(names);
  if (wrong !== undefined) return refused(problem('rules_csv_header', { what: wrong }));
  const problems: Problem[] = [];
  let match = 'all';
  const rules: unknown[] = [];
  for (const { line, cells } of rows) {
    if (cells[0] === matchWord) {
      match = cells[1] ?? '';
      continue;
    }
    const cellOf = (name: string): string => cells[names.indexOf(name)] ?? '';
    const tooMany = cells.slice(names.length).some((cell) => cell !== '');
    if (tooMany) problems.push(cellFault(line, 'the last', 'no more cells than the first line has'));
    const rule = ruleOf(cellOf, (column, wanted) => problems.push(cellFault(line, column, wanted)));
    rules.push(rule);
  }
  if (problems.length > 0) return { ok: false, problems };
  return checkedRules({ version: 1, match, rules });
}

/** In the columns where they say all of it, else as JSON: reading it back decides. */
function rowOf(rule: Rule): readonly string[] {
  const flat = flatRow(rule);
  const own = asWritten(rule);
  const back = asWritten(ruleOf((name) => flat[header.indexOf(name)] ?? '', noFault));
  return own !== undefined && own === back ? flat : wholeRow(rule);
}

/** The rule's text with its fields in the order of its form. */
function asWritten(raw: unknown): string | undefined {
  const read = checkedRule(raw, 0);
  return 'rule' in read ? JSON.stringify(read.rule) : undefined;
}

function flatRow(rule: Rule): readonly string[] {
  const conditions = 'fact' in rule.when ? [] : rule.when.of;
  const inColumn = columns.map(({ condition, action }) =>
    condition === undefined
      ? actionCell(rule.actions.find((each) => each.do === action))
      : conditionCell(conditions.find((each) => 'fact' in each && each.fact === condition)),
  );
  const held = new Set<string>(columns.flatMap(({ condition, action }) => condition ?? action ?? []));
  const otherOf = conditions.filter((each) => !('fact' in each) || !held.has(each.fact));
  const more = rule.actions.filter((each) => !columns.some(({ action }) => action === each.do));
  return [...headCells(rule), ...inColumn, jsonCell(otherOf), jsonCell(more)];
}

function wholeRow(rule: Rule): readonly string[] {
  const blank = columns.map(() => '');
  return [...headCells(rule), ...blank, JSON.stringify(rule.when), jsonCell(rule.actions)];
}

function headCells({ id, name, on, from, until, stop }: Rule): readonly string[] {
  const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
  return [id, name, yesNo(on), from ?? '', until ?? '', stop === undefined ? '' : yesNo(stop)];
}

function jsonCell(list: readonly unknown[]): string {
  return list.length === 0 ? '' : JSON.stringify(list);
}

function noFault(): void {}

function ruleOf(cellOf: (name: string) => string, fault: (column: string, wanted: string) => void): unknown {
  const yesNo = (column: string, absent: boolean | undefined): boolean | undefined => {
    const text = cellOf(column).toLowerCase();
    if (text === '') return absent;
    if (text !== 'yes' && text !== 'no') fault(column, 'yes or no');
    return text === 'yes';
  };
  const fromColumns = columns.flatMap(({ name, condition }): readonly unknown[] => {
    const cell = cellOf(name);
    if (condition === undefined || cell === '') return [];
    const entries = cell.split(';').map((entry) => entry.trim());
    return condition === 'sku' || condition === 'title'
      ? [{ fact: condition, like: entries }]
      : [{ fact: condition, is: entries }];
  });
  const ownActions = columns.flatMap(({ name, action }): readonly unknown[] => {
    const cell = cellOf(name);
    if (action === undefined || cell === '') return [];
    return [action === 'leaveOut' ? { do: action, reason: cell } : { do: action, is: cell }];
  });
  const others = jsonOf(cellOf(otherConditions), () => fault(otherConditions, 'conditions as JSON'));
  const moreActions = jsonOf(cellOf(otherActions), () => fault(otherActions, 'a list of actions as JSON'));
  // One condition or group stands for the whole; a list is added to what the columns say.
  const when =
    others !== undefined && !Array.isArray(others) && fromColumns.length === 0
      ? others
      : {
          group: 'all',
          of: [...fromColumns, ...(Array.isArray(others) ? others : others === undefined ? [] : [others])],
        };
  const optional = { from: cellOf('from'), until: cellOf('until') };
  const stop = yesNo('stop', undefined);
  return {
    id: cellOf('id'),
    name: cellOf('name'),
    on: yesNo('on', true),
    ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text !== '')),
    ...(stop === undefined ? {} : { stop }),
    when,
    actions: [...ownActions, ...(Array.isArray(moreActions) ? moreActions : [])],
  };
}

function headerFault(names: readonly string[]): string | undefined {
  if (!names.includes('id') || !names.includes('name')) return 'Columns “id” and “name” are missing.';
  const strange = names.find((name) => name !== '' && !header.includes(name));
  if (strange !== undefined) return `There is no column “${strange.slice(0, 40)}”.`;
  const twice = names.find((name, place) => name !== '' && names.indexOf(name) !== place);
  return twice === undefined ? undefined : `The column “${twice}” stands twice.`;
}

function jsonOf(cell: string, fault: () => void): unknown {
  if (cell === '') return undefined;
  try {
    const value: unknown = JSON.parse(cell);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Told below.
  }
  fault();
  return undefined;
}

function conditionCell(condition: Condition | undefined): string {
  if (condition === undefined || !('fact' in condition)) return '';
  const entries = 'like' in condition ? condition.like : 'is' in condition ? condition.is : '';
  return typeof entries === 'object' ? entries.join(';') : '';
}

function actionCell(action: Action | undefined): string {
  if (action === undefined) return '';
  return action.do === 'leaveOut' ? action.reason : 'is' in action ? action.is : '';
}

function cellFault(line: number, column: string, wanted: string): Problem {
  return problem('rules_csv_cell', { line: String(line), column, wanted });
}

function refused(reason: Problem): RulesReading {
  return { ok: false, problems: [reason] };
}
