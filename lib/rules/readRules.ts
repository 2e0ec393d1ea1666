import * as v from 'valibot';
import { type Problem, problem } from '../problem/problem';
import type { Rule, RuleBook } from './rule';
import { deepest, mostFaults, mostRules } from './ruleLimits';
import { ruleBookHead, ruleShape } from './ruleShape';

/** Rules, or everything that is wrong with them: nothing is taken in part. */
export type RulesReading =
  | { readonly ok: true; readonly value: RuleBook }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Reads rules from JSON text as `writeRules` writes it. */
export function readRules(text: string): RulesReading {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (reason) {
    const said = reason instanceof Error ? reason.message : '';
    return { ok: false, problems: [problem('rules_not_json', {}, { said })] };
  }
  return checkedRules(json);
}

/** JSON text of rules. */
export function writeRules(book: RuleBook): string {
  return `${JSON.stringify(book, null, 2)}\n`;
}

/** Checks data that claims to be rules. Each fault names its rule and its field. */
export function checkedRules(json: unknown): RulesReading {
  const head = v.safeParse(ruleBookHead, json);
  const list = typeof json === 'object' && json !== null && 'rules' in json ? json.rules : undefined;
  if (!head.success || !Array.isArray(list)) {
    const issue = head.success ? undefined : head.issues[0];
    const field = issue === undefined ? 'rules' : v.getDotPath(issue) || 'the whole';
    return { ok: false, problems: [problem('rules_wrong_form', { field, wanted: wantedOf(issue) })] };
  }
  const strange = Object.keys(json as object).filter(
    (key) => !['version', 'match', 'rules', '$schema'].includes(key),
  );
  const problems = [
    ...strange.map((field) => problem('rules_unknown_field', { field: shortened(field) })),
    ...(list.length > mostRules ? [problem('rules_too_many', { most: String(mostRules) })] : []),
  ];
  if (list.length > mostRules) return { ok: false, problems };
  const rules: Rule[] = [];
  for (const [place, raw] of list.entries()) {
    const read = checkedRule(raw, place);
    if ('rule' in read) rules.push(read.rule);
    else problems.push(...read.problems);
    if (problems.length >= mostFaults) break;
  }
  problems.push(...doubles(rules));
  return problems.length > 0
    ? { ok: false, problems: problems.slice(0, mostFaults) }
    : { ok: true, value: { ...head.output, rules } };
}

/** Checks one rule; `place` names it where it has no name. */
export function checkedRule(
  raw: unknown,
  place: number,
): { readonly rule: Rule } | { readonly problems: readonly Problem[] } {
  const rule = nameOf(raw, place);
  if (depthOf(raw) > 2 * deepest + 4) {
    return { problems: [problem('rule_too_deep', { rule, deepest: String(deepest) })] };
  }
  const read = v.safeParse(ruleShape, raw);
  if (read.success) return { rule: read.output };
  const faults = read.issues.map((issue) =>
    problem('rule_field', { rule, field: v.getDotPath(issue) || 'the rule', wanted: wantedOf(issue) }),
  );
  return { problems: faults };
}

function doubles(rules: readonly Rule[]): readonly Problem[] {
  const seen = new Set<string>();
  return rules.flatMap(({ id, name }) => {
    if (seen.has(id)) return [problem('rule_id_twice', { rule: shortened(name), id: shortened(id) })];
    seen.add(id);
    return [];
  });
}

function nameOf(raw: unknown, place: number): string {
  const name = typeof raw === 'object' && raw !== null && 'name' in raw ? raw.name : undefined;
  return typeof name === 'string' && name.trim() !== '' ? `“${shortened(name)}”` : `number ${place + 1}`;
}

function wantedOf(issue: v.BaseIssue<unknown> | undefined): string {
  if (issue === undefined) return 'a list of rules';
  // Valibot says `Invalid …` where no sentence of ours stands.
  if (issue.type === 'strict_object')
    return issue.expected === 'never' ? 'no such field' : 'a rule with its fields';
  return issue.message.startsWith('Invalid') ? (issue.expected ?? 'another value') : issue.message;
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** How deep objects and lists stand in each other; counting stops where it is too much. */
function depthOf(value: unknown, level = 0): number {
  if (typeof value !== 'object' || value === null || level > 40) return level;
  return Object.values(value).reduce<number>((most, each) => Math.max(most, depthOf(each, level + 1)), level);
}
