/** The pages of the full-page application, by the hash of its address. */
export type Route = 'welcome' | 'connections' | 'books';

/** Every page with its name, in the order of the navigation. */
export const routes: readonly { readonly route: Route; readonly name: string }[] = [
  { route: 'welcome', name: 'Welcome' },
  { route: 'connections', name: 'Connections' },
  { route: 'books', name: 'Set up the books' },
];

/** The page of a hash; what is unknown leads to the welcome page. */
export function routeOf(hash: string): Route {
  const name = hash.replace(/^#\/?/, '');
  return routes.find(({ route }) => route === name)?.route ?? 'welcome';
}
