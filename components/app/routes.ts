/** The pages of the full-page application, by the hash of its address. */
export type Route =
  | 'welcome'
  | 'overview'
  | 'orders'
  | 'days'
  | 'settlements'
  | 'waiting'
  | 'runs'
  | 'documents'
  | 'settings'
  | 'connections'
  | 'books';

/** Every page with its name, in the order of the navigation; those of one group stand together. */
export const routes: readonly {
  readonly route: Route;
  readonly name: string;
  readonly group: 'first' | 'work' | 'choices';
}[] = [
  { route: 'welcome', name: 'First steps', group: 'first' },
  { route: 'overview', name: 'Overview', group: 'work' },
  { route: 'orders', name: 'Orders', group: 'work' },
  { route: 'days', name: 'Days', group: 'work' },
  { route: 'settlements', name: 'Settlements', group: 'work' },
  { route: 'waiting', name: 'Waiting and blocked', group: 'work' },
  { route: 'documents', name: 'In QuickBooks', group: 'work' },
  { route: 'runs', name: 'Updates', group: 'work' },
  { route: 'settings', name: 'Settings', group: 'choices' },
  { route: 'books', name: 'Set up the books', group: 'choices' },
  { route: 'connections', name: 'Connections', group: 'choices' },
];

/** A page and what of it is shown: `#runs/<id>`, `#orders?text=mug`. */
export interface Place {
  readonly route: Route;
  /** What stands behind the first slash: one run, one document. */
  readonly part?: string;
  readonly query: ReadonlyMap<string, string>;
}

/** The place of a hash: none is the overview, and what is unknown leads to the welcome page. */
export function placeOf(hash: string): Place {
  const [path = '', search = ''] = split(hash.replace(/^#\/?/, ''), '?');
  const [name = '', part = ''] = split(path, '/');
  const route = name === '' ? 'overview' : (routes.find((each) => each.route === name)?.route ?? 'welcome');
  const query = new Map(new URLSearchParams(search));
  return part === '' ? { route, query } : { route, part: decoded(part), query };
}

/** The hash of a place. What is empty is left out of it. */
export function hashOf(
  route: Route,
  part?: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') search.set(name, value);
  const words = search.toString();
  return `#${route}${part === undefined ? '' : `/${encodeURIComponent(part)}`}${words === '' ? '' : `?${words}`}`;
}

function split(text: string, at: string): readonly [string, string] {
  const index = text.indexOf(at);
  return index < 0 ? [text, ''] : [text.slice(0, index), text.slice(index + 1)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
