import { faults } from '../fault';
import { isRecord, type Json, type JsonRecord } from '../record';
import { isDay, momentMs } from '../time';

/** What a property may hold. `readOnly` ones are taken and dropped, as the service does. */
export type PropertyRule =
  | {
      readonly kind: 'text';
      readonly maxLength: number;
      readonly forbidden?: RegExp;
      readonly trimmed?: boolean;
    }
  | { readonly kind: 'decimal' }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'day' }
  | { readonly kind: 'moment' }
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'reference'; readonly to: readonly string[]; readonly element: string }
  | { readonly kind: 'object'; readonly type: string; readonly shape: Shape }
  | { readonly kind: 'list'; readonly type: string; readonly shape: Shape }
  | { readonly kind: 'readOnly' };

/** The properties an object may have. */
export interface Shape {
  readonly [property: string]: PropertyRule;
}

/** NUL and its like are not characters of XML 1.0, which the service speaks inside. */
function hasUnprintable(value: string): boolean {
  for (let index = 0; index < value.length; index += 1) {
    const unit = value.charCodeAt(index);
    if (unit < 0x20 && unit !== 0x09 && unit !== 0x0a && unit !== 0x0d) return true;
    if (unit === 0xfffe || unit === 0xffff) return true;
  }
  return false;
}

/** Text of at most `maxLength` characters. */
export function text(maxLength: number): PropertyRule {
  return { kind: 'text', maxLength };
}

/** A name in a list: trimmed, and without the characters that Intuit forbids there. */
export function name(maxLength: number, forbidden: RegExp): PropertyRule {
  return { kind: 'text', maxLength, forbidden, trimmed: true };
}

export const decimal: PropertyRule = { kind: 'decimal' };
export const boolean: PropertyRule = { kind: 'boolean' };
export const day: PropertyRule = { kind: 'day' };
export const readOnly: PropertyRule = { kind: 'readOnly' };

/** One of the values of an enumeration. */
export function choice(...values: readonly string[]): PropertyRule {
  return { kind: 'choice', values };
}

/** A reference to a row of one of the kinds; `element` is the service's word for them in a fault. */
export function reference(element: string, ...to: readonly string[]): PropertyRule {
  return { kind: 'reference', to, element };
}

/** A nested object; `type` is its name in a fault. */
export function object(type: string, shape: Shape): PropertyRule {
  return { kind: 'object', type, shape };
}

/** A list of nested objects. */
export function list(type: string, shape: Shape): PropertyRule {
  return { kind: 'list', type, shape };
}

/** Answers whether a reference may be used; throws the service's refusal where not. */
export type ReferenceCheck = (rule: { to: readonly string[]; element: string }, id: string) => void;

/**
 * Reads a payload against a shape as the service does: unknown properties, wrong types, lengths,
 * enumerations and dead references are refused; read-only properties and nulls are dropped.
 */
export function readShape(
  type: string,
  shape: Shape,
  payload: JsonRecord,
  check: ReferenceCheck,
  path = '',
): JsonRecord {
  const read: Record<string, Json> = {};
  for (const [property, value] of Object.entries(payload)) {
    const rule = Object.hasOwn(shape, property) ? shape[property] : undefined;
    if (rule === undefined) throw faults.unknownProperty(property, type);
    if (value === undefined || value === null || rule.kind === 'readOnly') continue;
    const kept = readValue(rule, value, path === '' ? property : `${path}.${property}`, check);
    if (kept !== undefined) read[property] = kept;
  }
  return read;
}

function readValue(rule: PropertyRule, value: Json, path: string, check: ReferenceCheck): Json | undefined {
  switch (rule.kind) {
    case 'text':
      return readText(rule, value, path);
    case 'decimal':
      return readDecimal(value, path);
    case 'boolean':
      if (typeof value === 'boolean') return value;
      if (value === 'true' || value === 'false') return value === 'true';
      throw faults.wrongType(path);
    case 'day':
      // Times are cut off: the service keeps the day alone.
      if (typeof value === 'string' && isDay(value.slice(0, 10))) return value.slice(0, 10);
      throw faults.invalidDate(path, String(value));
    case 'moment':
      if (typeof value === 'string' && momentMs(value) !== undefined) return value;
      throw faults.invalidDate(path, String(value));
    case 'choice':
      if (typeof value !== 'string') throw faults.wrongType(path);
      if (!rule.values.includes(value)) throw faults.invalidEnumeration(path, value);
      return value;
    case 'reference':
      return readReference(rule, value, path, check);
    case 'object':
      if (!isRecord(value)) throw faults.wrongType(path);
      return readShape(rule.type, rule.shape, value, check, path);
    case 'list':
      if (!Array.isArray(value)) throw faults.wrongType(path);
      return value.map((member: Json) => {
        if (!isRecord(member)) throw faults.wrongType(path);
        return readShape(rule.type, rule.shape, member, check, path);
      });
    case 'readOnly':
      return undefined;
  }
}

function readText(rule: PropertyRule & { kind: 'text' }, value: Json, path: string): string | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') throw faults.wrongType(path);
  const full = String(value);
  const kept = rule.trimmed === true ? full.trim() : full;
  if (kept === '') return undefined;
  if (hasUnprintable(kept) || rule.forbidden?.test(kept) === true) throw faults.badCharacters(path);
  if (kept.length > rule.maxLength) throw faults.tooLong(path, kept.length, rule.maxLength);
  return kept;
}

function readDecimal(value: Json, path: string): number {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number)) throw faults.invalidNumber(path, String(value));
  // Amounts have 15 digits, prices and quantities up to 7 decimals (Intuit: SalesReceipt page).
  if (Math.abs(number) >= 1e12) throw faults.invalidNumber(path, String(value));
  return number;
}

function readReference(
  rule: PropertyRule & { kind: 'reference' },
  value: Json,
  path: string,
  check: ReferenceCheck,
): JsonRecord | undefined {
  if (!isRecord(value)) throw faults.wrongType(path);
  for (const property of Object.keys(value)) {
    if (!['value', 'name', 'type'].includes(property))
      throw faults.unknownProperty(property, 'ReferenceType');
  }
  const id = value['value'];
  if (id === undefined || id === null || id === '') return undefined;
  if (typeof id !== 'string' && typeof id !== 'number') throw faults.wrongType(path);
  check(rule, String(id));
  return { value: String(id) };
}
