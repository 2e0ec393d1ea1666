import type { CompanyFacts } from '../../books/company';
import type { DocumentKind } from '../../books/draft';
import { orderDocumentOf, orderNumber } from '../../books/numbers/orderNumbers';
import { compareDates } from '../../calendar/calendar';
import type { Posting, PostingKey } from '../../posting/posting';
import type { Observation } from '../../posting/step';
import { clockSkewMs, raceAtMostMs } from '../../posting/times';
import { failed, ok, type Result } from '../../problem/problem';
import type { FoundDocument } from '../ports';
import { bearsOurNumber, type Finders, kindsOf, lookUp, mayBeReshaped } from '../steps/lookUp';
import type { QuickBooksBatchPort } from './ports';

/** From so many documents on, all that was made lately is fewer pages than lists of numbers. */
const manyMade = 50;

/**
 * Looks for the documents of many postings with a few queries, and judges each as a look-up of its own would:
 * under every kind and number it could have, and by day and total. Of one whose queries failed nothing was learnt.
 * `nowMs` is when it is asked: the worker may sleep before it is told.
 */
export async function lookMany(
  batching: QuickBooksBatchPort,
  company: CompanyFacts,
  postings: readonly Posting[],
  mayResend: boolean,
  nowMs: number,
): Promise<ReadonlyMap<PostingKey, Observation>> {
  const made = postings.filter((posting) => isJustMade(posting, nowMs));
  const byTime = made.length >= manyMade ? made : [];
  const rest = postings.filter((posting) => !byTime.includes(posting));
  const seen = new Map<PostingKey, Observation>();
  for (const [some, find] of [
    [byTime, findMadeLately],
    [rest, findByNumberAndTotal],
  ] as const) {
    const groups = [...grouped(some, (posting) => kindsOf(posting).join(' '))];
    const all = await Promise.all(
      groups.map(async ([kinds, ofKind]) => ({
        ofKind,
        found: await findAll(kinds.split(' ') as readonly DocumentKind[], (each) =>
          find(batching, each, ofKind, company),
        ),
      })),
    );
    for (const { ofKind, found } of all) {
      for (const posting of ofKind) {
        if (!found.ok) seen.set(posting.key, { seen: 'failed', problem: found.problem });
        else {
          const looked = await lookUp(found.value, company, posting, mayResend);
          if (looked.ok) seen.set(posting.key, { ...looked.value, askedAtMs: nowMs });
        }
      }
    }
  }
  return seen;
}

/** Everything that a race could have made of it was made since it was sent. */
function isJustMade({ state, postedAtMs }: Posting, nowMs: number): boolean {
  return state === 'posted' && postedAtMs !== undefined && nowMs - postedAtMs < raceAtMostMs;
}

function grouped<K>(
  postings: readonly Posting[],
  keyOf: (posting: Posting) => K,
): ReadonlyMap<K, readonly Posting[]> {
  const groups = new Map<K, Posting[]>();
  for (const posting of postings) {
    const group = groups.get(keyOf(posting));
    if (group === undefined) groups.set(keyOf(posting), [posting]);
    else group.push(posting);
  }
  return groups;
}

type Find = (
  batching: QuickBooksBatchPort,
  kind: DocumentKind,
  postings: readonly Posting[],
  company: CompanyFacts,
) => Promise<Result<readonly FoundDocument[]>>;

/** What another browser had made before we looked was found then; we looked so long before we sent, at most. */
const lookedBeforeMs = 120_000;

/** Everything that a race could have made, by whichever clock. */
const findMadeLately: Find = (batching, kind, postings) => {
  const sentMs = postings.map(({ sentAtMs, postedAtMs }) => sentAtMs ?? postedAtMs ?? 0);
  return batching.findCreatedSince(kind, Math.min(...sentMs) - lookedBeforeMs - clockSkewMs);
};

const findByNumberAndTotal: Find = async (batching, kind, postings, company) => {
  const numbers = postings.flatMap(numbersOf);
  const byTotal = [...grouped(postings, (posting) => posting.currency)].map(([currency, ofCurrency]) => {
    const days = ofCurrency.map(({ date }) => date).sort(compareDates);
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return ok([]);
    const totals = bearsOurNumber(kind, company)
      ? [...new Set(ofCurrency.map(({ totalMinor }) => totalMinor))]
      : 'any';
    return batching.findByTotals(kind, { first, last }, totals, currency);
  });
  const all = await Promise.all([batching.findByNumbers(kind, [...new Set(numbers)]), ...byTotal]);
  const refused = all.find((each) => !each.ok);
  return refused ?? ok(all.flatMap((each) => (each.ok ? each.value : [])));
};

/** The numbers that a posting's document can bear: that of an order, and those of its other shapes where one was refused. */
function numbersOf(posting: Posting): readonly string[] {
  const { number, orderId } = posting;
  if (orderId === undefined) return [number];
  const meant = mayBeReshaped(posting) ? orderDocumentOf(orderId, number) : undefined;
  const shapes = meant === undefined ? [] : (['document', 'journal', 'fees'] as const);
  return [
    number,
    orderId,
    ...shapes.flatMap((form) => orderNumber(orderId, meant?.series ?? 'sale', meant?.index ?? 0, form) ?? []),
  ];
}

/** What was found of each kind, to be asked as QuickBooks is asked about one document. */
async function findAll(
  kinds: readonly DocumentKind[],
  find: (kind: DocumentKind) => Promise<Result<readonly FoundDocument[]>>,
): Promise<Result<Finders>> {
  const found = new Map<DocumentKind, readonly FoundDocument[]>();
  // Side by side: the first documents wait for these, and QuickBooks takes several at once.
  const asked = await Promise.all(kinds.map(async (kind) => ({ kind, documents: await find(kind) })));
  for (const { kind, documents } of asked) {
    if (!documents.ok) return failed(documents.problem);
    found.set(kind, documents.value);
  }
  const of = (kind: DocumentKind): readonly FoundDocument[] => found.get(kind) ?? [];
  return ok({
    findByNumberPrefix: async (kind, prefix) =>
      ok(of(kind).filter(({ number }) => number?.startsWith(prefix) === true)),
    findByDateAndTotal: async (kind, date, total, currency) =>
      ok(
        of(kind).filter(
          (each) =>
            each.date === date &&
            (total === 'any' || each.totalMinor === total) &&
            each.currency === currency,
        ),
      ),
  });
}
