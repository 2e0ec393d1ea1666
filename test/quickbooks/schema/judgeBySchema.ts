import { isRecord, type Json, type JsonRecord } from '../../sandbox/quickbooks/record';
import type { Schema, SchemaElement } from './readSchema';

/** What in a document contradicts Intuit's schema: unknown names, and values that are not of their type. */
export function judgeBySchema(schema: Schema, type: string, document: JsonRecord): readonly string[] {
  return judgeObject(schema, type, document, type);
}

function judgeObject(schema: Schema, type: string, value: JsonRecord, path: string): readonly string[] {
  const elements = schema.types.get(type);
  if (elements === undefined) return [`${path}: the schema has no type ${type}`];
  const missing = [...elements].flatMap(([name, { isRequired }]) =>
    isRequired && value[name] === undefined ? [`${path}.${name}: is required`] : [],
  );
  const chosen = Object.keys(value).flatMap((name) => elements.get(name)?.choice ?? []);
  const twice = new Set(chosen).size < chosen.length ? [`${path}: names more than one of a choice`] : [];
  const own = Object.entries(value).flatMap(([name, member]) => {
    const element = elements.get(name);
    if (element === undefined) return [`${path}.${name}: is not in the schema`];
    return judgeMember(schema, element, member, `${path}.${name}`);
  });
  return [...missing, ...twice, ...own];
}

function judgeMember(
  schema: Schema,
  { type, isList }: SchemaElement,
  value: Json | undefined,
  path: string,
): readonly string[] {
  if (isList !== Array.isArray(value)) return [`${path}: is ${isList ? 'no list' : 'a list'}`];
  const values = Array.isArray(value) ? value : [value];
  return values.flatMap((one, index) => judgeValue(schema, type, one, isList ? `${path}[${index}]` : path));
}

function judgeValue(schema: Schema, type: string, value: Json | undefined, path: string): readonly string[] {
  const simple = schema.simple.get(type);
  if (simple !== undefined && simple.values.length > 0) {
    return simple.values.some((known) => known === value)
      ? []
      : [`${path}: ${JSON.stringify(value)} is no ${type}`];
  }
  if (simple !== undefined) return judgeValue(schema, simple.base, value, path);
  const isOf = basic[type];
  if (isOf !== undefined) return isOf(value) ? [] : [`${path}: ${JSON.stringify(value)} is no ${type}`];
  return isRecord(value) ? judgeObject(schema, type, value, path) : [`${path}: is no ${type}`];
}

const isText = (value: Json | undefined) => typeof value === 'string';

/** XML's own types, as Intuit writes them in JSON. */
const basic: Readonly<Record<string, (value: Json | undefined) => boolean>> = {
  string: isText,
  anyURI: isText,
  boolean: (value) => typeof value === 'boolean',
  decimal: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: Number.isSafeInteger,
  positiveInteger: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  date: (value) => typeof value === 'string' && isDay(value),
  dateTime: (value) =>
    typeof value === 'string' &&
    /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) &&
    isDay(value.slice(0, 10)),
};

function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const ms = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(ms) && new Date(ms).toISOString().startsWith(text);
}
