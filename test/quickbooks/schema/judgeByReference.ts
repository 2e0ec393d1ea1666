import { existsSync, readFileSync } from 'node:fs';
import {
  isRecord,
  type Json,
  type JsonRecord,
  listOf,
  recordOf,
  textOf,
} from '../../sandbox/quickbooks/record';

const file = '../shared/data/quickbooks/field-lengths.json';

/** Whether Intuit's reference of its entities is at hand. */
export const hasReference = existsSync(file);

/** The types of Intuit's reference, each with its attributes. */
export function readReference(): JsonRecord {
  return recordOf(JSON.parse(readFileSync(file, 'utf8')) as JsonRecord, 'Types');
}

/**
 * What in a new document contradicts Intuit's reference: attributes that it does not know or only reads,
 * required ones that are missing, texts that are too long, amounts with too many digits.
 */
export function judgeByReference(
  reference: JsonRecord,
  type: string,
  document: JsonRecord,
  path = type,
): readonly string[] {
  const attributes = listOf(recordOf(reference, type), 'attributes');
  if (attributes.length === 0) return [`${path}: the reference has no type ${type}`];
  const missing = attributes.flatMap((attribute) => {
    const name = textOf(attribute, 'name') ?? '';
    return isRequired(attribute) && document[name] === undefined ? [`${path}.${name}: is required`] : [];
  });
  const own = Object.entries(document).flatMap(([name, value]) => {
    const attribute = attributes.find((one) => one['name'] === name);
    if (attribute === undefined) return [`${path}.${name}: is not in the reference`];
    const values = Array.isArray(value) ? value : [value];
    return values.flatMap((one) => judgeValue(reference, attribute, one, `${path}.${name}`));
  });
  return [...missing, ...own];
}

function isRequired(attribute: JsonRecord): boolean {
  const told = textOf(attribute, 'metaData') ?? '';
  // Properties of French companies alone are marked like those that everyone needs.
  const isFrench = ['JournalCodeRef', 'ItemCategoryType'].includes(textOf(attribute, 'name') ?? '');
  return /^\* Required(?! for update)/.test(told) && !isFrench;
}

function judgeValue(
  reference: JsonRecord,
  attribute: JsonRecord,
  value: Json | undefined,
  path: string,
): readonly string[] {
  const told = textOf(attribute, 'metaData') ?? '';
  if (/read only/i.test(told)) return [`${path}: is only read`];
  const longest = Number(/max[^\d]*(\d+) char/i.exec(told)?.[1] ?? Number.POSITIVE_INFINITY);
  if (typeof value === 'string' && value.length > longest)
    return [`${path}: has ${value.length} characters, ${longest} are taken`];
  const digits = Number(/max (\d+) digits/i.exec(told)?.[1] ?? Number.POSITIVE_INFINITY);
  if (typeof value === 'number' && String(value).replaceAll(/\D/g, '').length > digits)
    return [`${path}: ${value} has more than ${digits} digits`];
  if (!isRecord(value)) return [];
  const type = alternatives(textOf(attribute, 'type') ?? '').find((name) =>
    isAlternative(reference, name, value),
  );
  return type === undefined
    ? [`${path}: is none of ${textOf(attribute, 'type')}`]
    : judgeByReference(reference, type, value, path);
}

function alternatives(type: string): readonly string[] {
  return type.split('|').map((name) => name.trim());
}

/** Of several kinds of lines, the one whose detail the line has. */
function isAlternative(reference: JsonRecord, type: string, value: JsonRecord): boolean {
  const detail = textOf(value, 'DetailType');
  if (detail === undefined) return true;
  return listOf(recordOf(reference, type), 'attributes').some(({ name }) => name === detail);
}
