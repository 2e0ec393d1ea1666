import { Mark } from '../parts/Mark';
import { Notice } from '../parts/Notice';
import type { AppModel } from './appModel';
import { BooksPage } from './BooksPage';
import { ConnectionsPage } from './ConnectionsPage';
import { routes } from './routes';
import { WelcomePage } from './WelcomePage';

/** The full-page application: a navigation and one page. */
export function AppView({ model }: { readonly model: AppModel }) {
  return (
    <div class="cf-app">
      <header class="cf-app-header">
        <a class="cf-app-name" href="#welcome">
          <Mark size={28} />
          Counterfoil
        </a>
        <nav aria-label="Pages">
          <ul>
            {routes.map(({ route, name }) => (
              <li key={route}>
                <a href={`#${route}`} aria-current={model.route.value === route ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      <main class="cf-app-main" aria-busy={model.reading.value === 'loading'}>
        {model.outdated.value && (
          <Notice tone="warn">
            <p>Counterfoil was updated. Reload this page to go on; nothing is lost.</p>
          </Notice>
        )}
        {!model.online.value && (
          <Notice tone="warn">
            <p>This computer is offline. Connections can be tested and changed once it is online again.</p>
          </Notice>
        )}
        <Page model={model} />
      </main>
      <p class="cf-hidden" role="status" aria-live="polite">
        {model.spoken.value}
      </p>
    </div>
  );
}

function Page({ model }: { readonly model: AppModel }) {
  const data = model.data.value;
  if (model.reading.value === 'failed') {
    return (
      <>
        <h1>Counterfoil</h1>
        <Notice tone="bad">
          <p>What is kept in the browser’s storage could not be read.</p>
          <div class="cf-notice-actions">
            <button type="button" class="cf-button" onClick={() => void model.read()}>
              Try again
            </button>
          </div>
        </Notice>
      </>
    );
  }
  if (data === undefined) return <p class="cf-soft">Reading…</p>;
  if (model.route.value === 'connections') return <ConnectionsPage model={model} data={data} />;
  if (model.route.value === 'books') return <BooksPage model={model} data={data} />;
  return <WelcomePage data={data} />;
}
