import * as v from 'valibot';
import { type Problem, problem } from '../../problem/problem';
import type { BookSettings } from './bookSettings';
import { settingsShape } from './settingsShape';

/** What was read, or everything that is wrong with it: nothing is taken over in part. */
export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Settings as text that `readSettings` reads. */
export function writeSettings(settings: BookSettings): string {
  return `${JSON.stringify({ version, settings }, null, 2)}\n`;
}

/** Reads settings that were exported. */
export function readSettings(text: string): Reading<BookSettings> {
  const json = parsed(text);
  if (!json.ok) return json;
  const file = v.safeParse(fileShape, json.value);
  if (!file.success) return { ok: false, problems: [problem('settings_other_file')] };
  return checked(settingsShape, file.output.settings);
}

/** Checks stored or imported data against its form; each problem names the place and what is wanted there. */
export function checked<Shape extends v.GenericSchema>(
  shape: Shape,
  value: unknown,
): Reading<v.InferOutput<Shape>> {
  const read = v.safeParse(shape, value);
  if (read.success) return { ok: true, value: read.output };
  return { ok: false, problems: read.issues.slice(0, mostProblems).map(problemOf) };
}

function problemOf(issue: v.BaseIssue<unknown>): Problem {
  const field = shortened(v.getDotPath(issue) ?? 'the whole');
  const { type, expected } = issue;
  if (type === 'strict_object' && expected === 'never') return problem('settings_unknown_field', { field });
  // Valibot expects the field's own name where it is missing.
  if (type === 'strict_object' && expected?.startsWith('"') === true)
    return problem('settings_field_missing', { field });
  return problem('settings_field', { field, wanted: wantedOf(issue) });
}

/** Text as JSON, or the problem that it is none. */
export function parsed(text: string): Reading<unknown> {
  try {
    return { ok: true, value: JSON.parse(text.replace(/^\ufeff/, '')) };
  } catch (reason) {
    const said = reason instanceof Error ? reason.message : '';
    return { ok: false, problems: [problem('settings_not_readable', {}, { said })] };
  }
}

/** Grows when an older file can no longer be read as it is. */
const version = 1;

const fileShape = v.object({ version: v.literal(version), settings: v.unknown() });

/** Where no words of ours stand, Valibot says `Invalid …` and knows what it expected. */
function wantedOf({ message, expected }: v.BaseIssue<unknown>): string {
  return message.startsWith('Invalid') ? (expected ?? 'another value').replaceAll('"', '') : message;
}

function shortened(text: string): string {
  return text.length > 100 ? `${text.slice(0, 99)}…` : text;
}

const mostProblems = 50;
