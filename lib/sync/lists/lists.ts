import type { CompanyFacts, CompanyLists, ListName } from '../../books/company';

const hourMs = 3_600_000;

/** How a list is kept. */
interface ListRow {
  readonly name: ListName;
  /** Whether a company of this plan and these preferences can have it; reads are metered at Intuit. */
  readonly possible: (company: CompanyFacts) => boolean;
  /** How long it counts as it was read: people seldom change lists while they look at orders. */
  readonly freshForMs: number;
}

/** Every list, in the order in which it is read. */
export const listTable: readonly ListRow[] = [
  row('accounts'),
  row('items'),
  row('customers'),
  row('vendors'),
  row('classes', ({ tracksClasses }) => tracksClasses !== 'no'),
  row('locations', ({ tracksLocations }) => tracksLocations !== false),
  row('paymentMethods'),
  row('terms'),
  // US documents know only TAX and NON. Changes of codes are not told, so that each look reads all of them.
  row('taxCodes', ({ country }) => country !== 'US', 24 * hourMs),
];

function row(
  name: ListName,
  possible: ListRow['possible'] = () => true,
  freshForMs: number = hourMs,
): ListRow {
  return { name, possible, freshForMs };
}

/** Those of the wanted lists that the company can have and that are not there, or older than they should be. */
export function dueLists(
  company: CompanyFacts,
  lists: CompanyLists,
  wanted: readonly ListName[],
  nowMs: number,
): readonly ListName[] {
  return listTable.flatMap(({ name, possible, freshForMs }) => {
    if (!wanted.includes(name) || !possible(company)) return [];
    const asOfMs = asOf(lists, name);
    return asOfMs !== undefined && Math.abs(nowMs - asOfMs) < freshForMs ? [] : [name];
  });
}

/** The lists that are there and that the company can have. */
export function heldLists(company: CompanyFacts, lists: CompanyLists): readonly ListName[] {
  return listTable.flatMap(({ name, possible }) =>
    lists[name] !== undefined && possible(company) ? [name] : [],
  );
}

/**
 * What no document can do without: outside the US every line bears a tax code. Connecting reads the first three,
 * the first document the others.
 */
export function neededLists({ country }: CompanyFacts): readonly ListName[] {
  const usual: readonly ListName[] = ['accounts', 'items', 'customers'];
  return country === 'US' ? usual : [...usual, 'taxCodes'];
}

/** Lists that are kept while these of them are read as a whole, whatever changes could be asked for. */
export function toReadWhole(lists: CompanyLists, names: readonly ListName[]): CompanyLists {
  const readings = Object.entries(lists.readings ?? {}).filter(
    ([name]) => !names.some((each) => each === name),
  );
  return { ...lists, readings: Object.fromEntries(readings) };
}

/** Lists that were stored before each had its time are as old as all of them. */
function asOf(lists: CompanyLists, name: ListName): number | undefined {
  if (lists[name] === undefined) return undefined;
  return lists.readings?.[name]?.asOfMs ?? lists.asOfMs;
}
