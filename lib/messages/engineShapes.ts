import * as v from 'valibot';
import { settingsShape } from '../books/settings/settingsShape';
import { day } from '../books/settings/shapes';
import { checkedRules } from '../rules/readRules';
import type { Rule } from '../rules/rule';
import type { EngineCommands } from './engineCommands';
import { mostOrdersPerRun } from './limits';
import { orderId, word } from './words';

const short = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const currency = v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'a currency'));
const country = v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'a country'));
const settlementId = v.pipe(v.string(), v.regex(/^\d{1,20}$/, 'a settlement id'));
const month = v.pipe(v.string(), v.regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month such as 2026-11'));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{8,128}$/, 'a hash'));

const subject = v.variant('of', [
  v.strictObject({ of: v.literal('order'), orderId }),
  v.strictObject({
    of: v.literal('day'),
    scope: v.strictObject({ country: v.exactOptional(country), currency, date: day }),
  }),
  v.strictObject({ of: v.literal('settlement'), settlementId }),
  v.strictObject({ of: v.literal('deferral'), month, country: v.exactOptional(country), currency }),
]);
const named = { connectionId: short, subject, draftKey: word } as const;

const filter = v.strictObject({
  statuses: v.pipe(
    v.array(v.picklist(['shipped', 'unshipped', 'partiallyShipped', 'invoiced'])),
    v.maxLength(4),
  ),
  channel: v.picklist(['all', 'AFN', 'MFN']),
  marketplaceIds: v.exactOptional(v.pipe(v.array(short), v.maxLength(64))),
});
const days = v.pipe(
  v.strictObject({
    by: v.literal('days'),
    first: day,
    last: day,
    counted: v.picklist(['purchased', 'shipped', 'posted']),
  }),
  v.check(({ first, last }) => first <= last, 'a first day that is not after the last'),
);
const asked = v.strictObject({
  what: v.variant('by', [
    v.strictObject({ by: v.literal('changes') }),
    days,
    v.strictObject({
      by: v.literal('orders'),
      orderIds: v.pipe(v.array(orderId), v.minLength(1), v.maxLength(mostOrdersPerRun)),
    }),
    v.strictObject({ by: v.literal('history'), first: day }),
  ]),
  filter: v.exactOptional(filter),
  dryRun: v.boolean(),
});

const schedule = v.variant('every', [
  v.strictObject({ every: v.literal('never') }),
  v.strictObject({ every: v.literal('minutes'), minutes: v.picklist([15, 30, 60]) }),
  v.strictObject({
    every: v.literal('day'),
    at: v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 06:30')),
    timeZone: v.pipe(v.string(), v.maxLength(64), v.check(isTimeZone, 'a time zone')),
  }),
]);
/** A depth that no rule reaches is refused before anything walks down it. */
const rules = v.custom<readonly Rule[]>(
  (value) => Array.isArray(value) && checkedRules({ version: 1, match: 'all', rules: value }).ok,
  'rules',
);
const settings = v.strictObject({
  books: settingsShape,
  rules,
  sync: v.strictObject({
    schedule,
    filter,
    sendsByItself: v.pipe(v.array(v.picklist(['orders', 'days', 'settlements'])), v.maxLength(3)),
  }),
});

const undo = {
  connectionId: short,
  scope: v.variant('of', [
    v.strictObject({ of: v.literal('document'), key: word }),
    v.strictObject({ of: v.literal('run'), run: word }),
    v.strictObject({ of: v.literal('day'), date: day }),
    v.strictObject({ of: v.literal('settlement'), settlementId }),
  ]),
  choices: v.strictObject({ cascade: v.boolean(), matched: v.picklist(['keep', 'remove']) }),
} as const;
const made = v.strictObject({
  list: v.picklist(['item', 'customer']),
  id: short,
  name: v.pipe(v.string(), v.maxLength(500)),
});

/** The shape of what each command of the engine carries. What is not named here is refused. */
export const engineShapes = {
  beginRun: v.strictObject({ connectionId: short, asked }),
  agreeRun: v.strictObject({ runId: word, digest: hash }),
  cancelRun: v.strictObject({ runId: word }),
  retryJob: v.strictObject({ jobId: word }),
  sendDraft: v.strictObject({ ...named, previewHash: hash }),
  changeDraft: v.strictObject({ ...named, previewHash: hash }),
  previewOtherShape: v.strictObject(named),
  sendOtherShape: v.strictObject({
    ...named,
    previewHashes: v.pipe(v.array(hash), v.minLength(1), v.maxLength(4)),
  }),
  importSettlement: v.strictObject({ connectionId: short, stagedId: short }),
  previewSubject: v.strictObject({ connectionId: short, subject }),
  saveConnectionSettings: v.strictObject({ connectionId: short, settings }),
  previewUndo: v.strictObject(undo),
  startUndo: v.strictObject({
    ...undo,
    hash,
    makeInactive: v.pipe(v.array(made), v.maxLength(1000)),
  }),
  takeWriting: v.strictObject({ connectionId: short, want: v.picklist(['take', 'leave']) }),
  rebuild: v.strictObject({ connectionId: short }),
  sweepNow: v.strictObject({ connectionId: short }),
  answerSweep: v.strictObject({ postingKey: word, answer: v.picklist(['keep', 'leaveOut', 'sendAgain']) }),
  attachAgain: v.strictObject({ evidenceKey: word }),
} as const satisfies Readonly<Record<keyof EngineCommands, v.GenericSchema>>;

function isTimeZone(name: string): boolean {
  try {
    return new Temporal.ZonedDateTime(0n, name).timeZoneId !== '';
  } catch {
    return false;
  }
}
