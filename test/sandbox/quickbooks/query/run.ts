import type { Company } from '../company';
import type { EntityRow } from '../entities/row';
import { entityRows } from '../entities/table';
import { faults } from '../fault';
import { computedProperties, present } from '../present';
import { isRecord, type Json, type JsonRecord } from '../record';
import { companyInfo, preferences } from '../settings';
import { momentMs } from '../time';
import { type Comparison, parseQuery, type Query, type QueryValue } from './parse';

/** Answers a query: the content of `QueryResponse`. */
export function runQuery(company: Company, text: string): JsonRecord {
  const query = parseQuery(text);
  // Entity names are read in any case [recorded: lower case in lists of changes].
  const row = entityRows.find((known) => known.name.toLowerCase() === query.entity.toLowerCase());
  if (row === undefined) throw faults.queryValidation(`invalid context declaration: ${query.entity}`);
  for (const { property, operator } of query.where) requireFilterable(row, property, operator);
  for (const { property } of query.order) requireFilterable(row, property, '=');
  for (const column of query.columns) requireKnown(row, column);
  const found = candidates(company, row, query).filter((entity) =>
    query.where.every((comparison) => answers(entity, comparison)),
  );
  if (query.counts) return { totalCount: found.length };
  const page = ordered(found, query).slice(
    query.startPosition - 1,
    query.startPosition - 1 + query.maxResults,
  );
  if (page.length === 0) return {};
  const shown = row.family === 'single' ? page : page.map((entity) => present(company, row.name, entity));
  return { [row.name]: shown, startPosition: query.startPosition, maxResults: page.length };
}

function candidates(company: Company, row: EntityRow, query: Query): readonly JsonRecord[] {
  if (row.name === 'CompanyInfo') return [companyInfo(company)];
  if (row.name === 'Preferences') return [preferences(company)];
  const needsComputed = [...query.where, ...query.order].some(({ property }) =>
    computedProperties.has(property),
  );
  const all = company.all(row.name);
  const rows = needsComputed ? all.map((entity) => present(company, row.name, entity)) : all;
  // Inactive rows of lists appear only when Active is asked for (Intuit: data queries page).
  const named = query.where.some(({ property }) => property === 'Active');
  return row.family !== 'list' || named ? rows : rows.filter((entity) => entity['Active'] !== false);
}

function requireKnown(row: EntityRow, property: string): void {
  const [top] = property.split('.');
  if (top === undefined || (row.family !== 'single' && !Object.hasOwn(row.shape, top))) {
    throw faults.queryValidation(`Property ${property} not found for Entity ${row.name}`);
  }
}

function requireFilterable(row: EntityRow, property: string, operator: Comparison['operator']): void {
  requireKnown(row, property);
  if (!row.filterable.includes(property)) {
    throw faults.queryValidation(`property '${property}' is not queryable`);
  }
  if (property === 'Id' && operator !== '=' && operator !== 'IN') {
    throw faults.queryValidation(`operator ${operator} is not supported for property 'Id'`);
  }
}

function valueAt(entity: JsonRecord, path: string): Json | undefined {
  let value: Json | undefined = entity;
  for (const part of path.split('.')) {
    if (Array.isArray(value)) value = value[0];
    if (!isRecord(value)) return undefined;
    value = part === 'Type' ? (value['type'] ?? value['Type']) : value[part];
  }
  if (isRecord(value)) return value['value'] ?? value['Address'];
  return value;
}

function answers(entity: JsonRecord, { property, operator, values }: Comparison): boolean {
  const held = valueAt(entity, property);
  if (held === undefined || held === null) return false;
  if (operator === 'IN') return values.some((value) => compare(held, value, property) === 0);
  const [value] = values;
  if (value === undefined) return false;
  if (operator === 'LIKE') return likeness(String(value)).test(String(held));
  const order = compare(held, value, property);
  if (order === undefined) return false;
  if (operator === '=') return order === 0;
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

/** Only `%` stands for anything. */
function likeness(pattern: string): RegExp {
  const escaped = pattern.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('%', '.*');
  return new RegExp(`^${escaped}$`, 's');
}

function compare(held: Json, value: QueryValue, property: string): number | undefined {
  if (typeof held === 'boolean' || typeof value === 'boolean')
    return String(held) === String(value) ? 0 : undefined;
  if (typeof held === 'number') {
    const number = Number(value);
    if (Number.isNaN(number))
      throw faults.queryValidation(`value ${value} is not a number for property '${property}'`);
    return held - number;
  }
  if (property.startsWith('MetaData.')) {
    const [left, right] = [momentMs(String(held)), momentMs(value)];
    if (right === undefined)
      throw faults.queryValidation(`value ${value} is not a date for property '${property}'`);
    return (left ?? 0) - right;
  }
  const text = String(held);
  if (text === value) return 0;
  return text < value ? -1 : 1;
}

/** Moments are ordered as such: their texts are not in the night in which daylight saving ends. */
function sortedBy(entity: JsonRecord, property: string): Json | undefined {
  const value = valueAt(entity, property);
  return property.startsWith('MetaData.') ? momentMs(String(value)) : value;
}

function ordered(rows: readonly JsonRecord[], query: Query): readonly JsonRecord[] {
  if (query.order.length === 0) return rows;
  return [...rows].sort((left, right) => {
    for (const { property, descending } of query.order) {
      const [a, b] = [sortedBy(left, property), sortedBy(right, property)];
      const order =
        typeof a === 'number' && typeof b === 'number'
          ? a - b
          : String(a ?? '') < String(b ?? '')
            ? -1
            : String(a ?? '') > String(b ?? '')
              ? 1
              : 0;
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
}
