/** A JSON value as the service sends and receives it. */
export type Json = null | boolean | number | string | readonly Json[] | JsonRecord;

/** A JSON object: an entity, a line, a reference. */
export interface JsonRecord {
  readonly [property: string]: Json | undefined;
}

/** Whether a value is a JSON object. */
export function isRecord(value: unknown): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a property; an empty one where there is none. */
export function recordOf(record: JsonRecord, property: string): JsonRecord {
  const value = record[property];
  return isRecord(value) ? value : {};
}

/** The objects of a list under a property. */
export function listOf(record: JsonRecord, property: string): readonly JsonRecord[] {
  const value = record[property];
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** The text under a property, if there is one. */
export function textOf(record: JsonRecord, property: string): string | undefined {
  const value = record[property];
  return typeof value === 'string' ? value : undefined;
}

/** The number under a property; the service reads numeric text as a number too. */
export function numberOf(record: JsonRecord, property: string): number | undefined {
  const value = record[property];
  if (typeof value === 'number') return value;
  if (typeof value === 'string' && value !== '' && Number.isFinite(Number(value))) return Number(value);
  return undefined;
}

/** The id that a reference property names. */
export function referenceOf(record: JsonRecord, property: string): string | undefined {
  const value = recordOf(record, property)['value'];
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : undefined;
}

/** Cents of an amount, rounded half away from zero as the service rounds. */
export function minorOf(amount: number): number {
  const scaled = Math.abs(amount) * 100;
  const rounded = Math.floor(scaled + 0.5 + 1e-7);
  return amount < 0 ? -rounded : rounded;
}

/** The amount of cents as the service prints it. */
export function amountOf(minor: number): number {
  return minor / 100;
}
