import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { actions } from '../../lib/rules/actions';
import { conditions } from '../../lib/rules/conditions';
import { checkedRules, readRules, writeRules } from '../../lib/rules/readRules';
import { ruleSchema } from '../../lib/rules/ruleSchema';
import { actionShapes, factShapes } from '../../lib/rules/ruleShape';
import { readRulesCsv, writeRulesCsv } from '../../lib/rules/rulesCsv';
import { anyRules, book, rule } from './ruleFixtures';

const ajv = new Ajv({ strict: false, allErrors: false });
addFormats(ajv);
const judged = ajv.compile(ruleSchema());

test('tables, forms and schema name the same conditions and actions', () => {
  expect(Object.keys(factShapes)).toEqual(Object.keys(conditions));
  expect(Object.keys(actionShapes).sort()).toEqual(Object.keys(actions).sort());
});

test('the published schema is the code’s own', () => {
  expect(JSON.parse(readFileSync('public/rules.schema.json', 'utf8'))).toEqual(
    JSON.parse(JSON.stringify(ruleSchema())),
  );
});

test('rules come back from JSON and from a table as they were, and the schema takes them', () => {
  fc.assert(
    fc.property(anyRules, fc.constantFrom('first' as const, 'all' as const), (rules, match) => {
      const own = book(rules, match);
      expect(readRules(writeRules(own))).toEqual({ ok: true, value: own });
      expect(readRulesCsv(writeRulesCsv(own))).toEqual({ ok: true, value: own });
      expect(judged(own), JSON.stringify(judged.errors)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('a field that is spoilt is refused here and by the schema', () => {
  const spoilt = fc.tuple(
    anyRules.filter(({ length }) => length > 0),
    fc.nat(),
    fc.nat(),
  );
  let refused = 0;
  fc.assert(
    fc.property(spoilt, ([rules, which, how]) => {
      const copy = JSON.parse(JSON.stringify(book(rules)));
      const places = placesOf(copy.rules);
      const place = places[which % places.length];
      if (place === undefined) return;
      const values = [null, 7, '', [], {}, { fact: 'weather', is: ['rain'] }];
      place.holder[place.key] = values[how % values.length];
      const read = checkedRules(copy);
      expect(judged(copy), JSON.stringify(copy)).toBe(read.ok);
      if (!read.ok) refused += 1;
    }),
    { numRuns: 2000 },
  );
  expect(refused).toBeGreaterThan(1000);
});

describe('each fault is a sentence that names its rule and its field', () => {
  const good = rule({ group: 'all', of: [] }, [{ do: 'class', is: 'Web' }], { name: 'Web sales' });

  test.each([
    ['{', ['rules_not_json']],
    ['[]', ['rules_wrong_form']],
    ['{"version":2,"match":"all","rules":[]}', ['rules_wrong_form']],
    ['{"version":1,"match":"all","rules":[],"colour":"red"}', ['rules_unknown_field']],
  ])('%s', (text, codes) => {
    const read = readRules(text);
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(codes);
  });

  test.each([
    [{ ...good, colour: 'red' }, 'In rule “Web sales”, “colour” is not right. Wanted: no such field.'],
    [{ ...good, on: 'yes' }, 'In rule “Web sales”, “on” is not right. Wanted: true or false.'],
    [
      { ...good, from: '2026-11-31' },
      'In rule “Web sales”, “from” is not right. Wanted: a day such as 2026-11-22.',
    ],
    [
      { ...good, from: '2026-11-22', until: '2026-11-21' },
      'In rule “Web sales”, “the rule” is not right. Wanted: a first day that is not after the last.',
    ],
    [
      { ...good, when: { fact: 'weather', is: ['rain'] } },
      'In rule “Web sales”, “when.fact” is not right. Wanted: a condition that is known.',
    ],
    [{ ...good, actions: [] }, 'In rule “Web sales”, “actions” is not right. Wanted: at least one action.'],
    [
      { ...good, actions: [{ do: 'pay' }] },
      'In rule “Web sales”, “actions.0.do” is not right. Wanted: an action that is known.',
    ],
    [
      { ...good, when: { fact: 'amount', currency: 'JPY', atLeast: '1.5' } },
      'In rule “Web sales”, “when” is not right. Wanted: amounts that the currency has.',
    ],
    [7, 'In rule number 1, “the rule” is not right. Wanted: a rule with its fields.'],
  ])('%#', (raw, sentence) => {
    const read = checkedRules({ version: 1, match: 'all', rules: [raw] });
    expect(read.ok ? [] : read.problems.map((each) => each.sentence)).toContain(sentence);
  });

  test('an id that stands twice', () => {
    const read = checkedRules(book([good, { ...good, name: 'Again' }]));
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['rule_id_twice']);
  });

  test('groups without end', () => {
    let deep: unknown = { group: 'all', of: [] };
    for (let level = 0; level < 2000; level += 1) deep = { group: 'all', of: [deep] };
    const read = checkedRules({ version: 1, match: 'all', rules: [{ ...good, when: deep }] });
    expect(read.ok ? [] : read.problems.map(({ code }) => code)).toEqual(['rule_too_deep']);
  });
});

describe('a table of rules', () => {
  test('simple rules stand in columns that a person can fill in', () => {
    const text = 'name,id,SKU,class\r\nLamps,l1,LAMP-*; CHAIR-?,Furniture\r\n';
    expect(readRulesCsv(text)).toEqual({
      ok: true,
      value: book([
        rule(
          { group: 'all', of: [{ fact: 'sku', like: ['LAMP-*', 'CHAIR-?'] }] },
          [{ do: 'class', is: 'Furniture' }],
          { id: 'l1', name: 'Lamps' },
        ),
      ]),
    });
  });

  test.each([
    ['id\nx', 'Columns “id” and “name” are missing. The first line must name the columns.'],
    ['id,name,colour\nx,y,z', 'There is no column “colour”. The first line must name the columns.'],
    ['id,name,SKU,SKU\nx,y,z', 'The column “SKU” stands twice. The first line must name the columns.'],
    ['id,name,on\nx,y,maybe', 'On line 2, the column “on” is not right. Wanted: yes or no.'],
    [
      'id,name,other actions\nx,y,nonsense',
      'On line 2, the column “other actions” is not right. Wanted: a list of actions as JSON.',
    ],
    [
      'id,name\nx,y,z',
      'On line 2, the column “the last” is not right. Wanted: no more cells than the first line has.',
    ],
    ['id,name\n"x', 'On line 2 a quotation mark is never closed, or stands before other text.'],
  ])('%s', (text, sentence) => {
    const read = readRulesCsv(text);
    expect(read.ok ? [] : read.problems.map((each) => each.sentence)).toContain(sentence);
  });
});

interface Place {
  readonly holder: Record<string, unknown>;
  readonly key: string;
}

/** Every field of rules that a person could spoil, those of lists included. */
function placesOf(value: unknown): readonly Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [
    ...(Array.isArray(value) && !value.every((each) => typeof each === 'object') ? [] : [{ holder, key }]),
    ...placesOf(holder[key]),
  ]);
}
