import type { ActionName } from './actions';
import { amountKinds } from './amountKinds';
import type { FactName } from './conditions';
import * as limits from './ruleLimits';
import { channels, documentTypes, eventKinds } from './ruleShape';

/** A JSON schema, or a part of one. Source: json-schema.org, draft 2020-12. */
export type JsonSchema = Readonly<Record<string, unknown>>;

const name: JsonSchema = { type: 'string', pattern: '\\S', maxLength: limits.longestName };
const longText: JsonSchema = { type: 'string', pattern: '\\S', maxLength: limits.longestText };
const names = listOf(name);
const day: JsonSchema = { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', format: 'date' };
const decimal: JsonSchema = { type: 'string', pattern: '^-?\\d{1,13}(\\.\\d{1,3})?$' };
const currency: JsonSchema = { type: 'string', pattern: '^[A-Z]{3}$' };

/** The form of each condition beside its name. */
const facts: Readonly<Record<FactName, JsonSchema>> = {
  marketplace: fact('marketplace', { is: names }, ['is']),
  channel: fact('channel', { is: listOf({ enum: channels }) }, ['is']),
  status: fact('status', { is: names }, ['is']),
  program: fact('program', { is: names }, ['is']),
  sku: fact('sku', { like: names }, ['like']),
  title: fact('title', { like: names }, ['like']),
  shipToCountry: fact('shipToCountry', { is: names }, ['is']),
  shipToRegion: fact('shipToRegion', { is: names }, ['is']),
  paymentMethod: fact('paymentMethod', { is: names }, ['is']),
  businessBuyer: fact('businessBuyer', { is: { type: 'boolean' } }, ['is']),
  amount: {
    ...fact('amount', { currency, atLeast: decimal, atMost: decimal }, ['currency']),
    anyOf: [{ required: ['atLeast'] }, { required: ['atMost'] }],
  },
  date: {
    ...fact('date', { from: day, until: day }, []),
    anyOf: [{ required: ['from'] }, { required: ['until'] }],
  },
  eventKind: fact('eventKind', { is: listOf({ enum: eventKinds }) }, ['is']),
  transactionType: fact('transactionType', { is: names }, ['is']),
  amountKind: fact('amountKind', { is: listOf({ enum: amountKinds }) }, ['is']),
};

/** The form of each action. */
const actions: Readonly<Record<ActionName, JsonSchema>> = {
  leaveOut: action('leaveOut', { reason: name }),
  documentType: action('documentType', { is: { enum: documentTypes } }),
  date: {
    oneOf: [
      action('date', { is: day }),
      action('date', { addDays: { type: 'integer', minimum: -limits.mostDays, maximum: limits.mostDays } }),
      action('date', { monthEnd: { const: true } }),
    ],
  },
  customer: action('customer', { is: name }),
  class: action('class', { is: name }),
  location: action('location', { is: name }),
  depositAccount: action('depositAccount', { is: name }),
  item: action('item', { is: name }),
  description: action('description', { is: longText }),
  quantityMultiplier: action('quantityMultiplier', {
    by: { type: 'integer', minimum: 1, maximum: limits.largestMultiplier },
  }),
  taxCode: action('taxCode', { is: name }),
  memo: action('memo', { is: longText }),
  extraLine: action('extraLine', {
    item: name,
    against: name,
    description: longText,
    currency,
    amount: decimal,
  }),
};

/**
 * The schema that is published beside the extension, so that rules can be written and checked elsewhere. What
 * a schema cannot say (a first day after the last, an amount that its currency does not have, ids that stand
 * twice) is refused on import.
 */
export function ruleSchema(): JsonSchema {
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Counterfoil rules',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      version: { const: 1 },
      match: { enum: ['first', 'all'] },
      rules: { type: 'array', maxItems: limits.mostRules, items: { $ref: '#/$defs/rule' } },
    },
    required: ['version', 'match', 'rules'],
    additionalProperties: false,
    $defs: {
      rule: {
        type: 'object',
        properties: {
          id: { type: 'string', pattern: '\\S', maxLength: limits.longestId },
          name,
          on: { type: 'boolean' },
          from: day,
          until: day,
          stop: { type: 'boolean' },
          when: { $ref: '#/$defs/condition' },
          actions: listOf({ $ref: '#/$defs/action' }),
        },
        required: ['id', 'name', 'on', 'when', 'actions'],
        additionalProperties: false,
      },
      condition: { oneOf: [{ $ref: '#/$defs/group' }, ...Object.values(facts)] },
      group: {
        type: 'object',
        properties: {
          group: { enum: ['all', 'any', 'none'] },
          of: { type: 'array', maxItems: limits.mostListed, items: { $ref: '#/$defs/condition' } },
        },
        required: ['group', 'of'],
        additionalProperties: false,
      },
      action: { oneOf: Object.values(actions) },
    },
  };
}

function listOf(items: JsonSchema): JsonSchema {
  return { type: 'array', minItems: 1, maxItems: limits.mostListed, items };
}

function fact(of: FactName, properties: JsonSchema, required: readonly string[]): JsonSchema {
  return {
    type: 'object',
    properties: { fact: { const: of }, ...properties },
    required: ['fact', ...required],
    additionalProperties: false,
  };
}

function action(does: ActionName, properties: JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: { do: { const: does }, ...properties },
    required: ['do', ...Object.keys(properties)],
    additionalProperties: false,
  };
}
