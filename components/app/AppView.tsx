import { ConnectionSwitch } from '../engine/ConnectionSwitch';
import { Mark } from '../parts/Mark';
import { Notice } from '../parts/Notice';
import type { AppModel } from './appModel';
import { BooksPage } from './BooksPage';
import { ConnectionsPage } from './ConnectionsPage';
import { DaysPage } from './days/DaysPage';
import { DocumentsPage } from './documents/DocumentsPage';
import { OrdersPage } from './orders/OrdersPage';
import { OverviewPage } from './overview/OverviewPage';
import { routes } from './routes';
import { RunsPage } from './runs/RunsPage';
import { SettingsPage } from './settings/SettingsPage';
import { SettlementsPage } from './settlements/SettlementsPage';
import { WelcomePage } from './WelcomePage';
import { WaitingPage } from './waiting/WaitingPage';

/** The full-page application: a navigation and one page. */
export function AppView({ model }: { readonly model: AppModel }) {
  return (
    <div class="cf-app">
      <button type="button" class="cf-skip" onClick={toMain}>
        Skip the navigation
      </button>
      <header class="cf-app-header">
        <a class="cf-app-name" href="#overview">
          <Mark size={28} />
          Counterfoil
        </a>
        <ConnectionSwitch desk={model} />
      </header>
      <Navigation model={model} />
      <main id="cf-main" class="cf-app-main" tabIndex={-1} aria-busy={model.reading.value === 'loading'}>
        {model.outdated.value && (
          <Notice tone="warn">
            <p>Counterfoil was updated. Reload this page to go on; nothing is lost.</p>
          </Notice>
        )}
        {!model.online.value && (
          <Notice tone="warn">
            <p>
              This computer is offline. What is stored can be looked at; nothing can be fetched, sent or
              connected until it is online again.
            </p>
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

function Navigation({ model }: { readonly model: AppModel }) {
  const { route: shown } = model.place.value;
  const isNew = model.heads.value.length === 0;
  const groups = isNew ? (['first', 'work', 'choices'] as const) : (['work', 'choices'] as const);
  return (
    <nav class="cf-app-nav" aria-label="Pages">
      {groups.map((group) => (
        <ul key={group}>
          {routes
            .filter((each) => each.group === group)
            .map(({ route, name }) => (
              <li key={route}>
                <a href={`#${route}`} aria-current={shown === route ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
        </ul>
      ))}
    </nav>
  );
}

function toMain(): void {
  document.getElementById('cf-main')?.focus();
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
  const { route } = model.place.value;
  if (route === 'connections') return <ConnectionsPage model={model} data={data} />;
  if (route === 'books') return <BooksPage model={model} data={data} />;
  const connection = model.connection.value;
  if (route === 'welcome' || connection === undefined) return <WelcomePage data={data} />;
  const shared = { model, data, connection };
  switch (route) {
    case 'overview':
      return <OverviewPage {...shared} />;
    case 'orders':
      return <OrdersPage {...shared} />;
    case 'days':
      return <DaysPage {...shared} />;
    case 'settlements':
      return <SettlementsPage {...shared} />;
    case 'waiting':
      return <WaitingPage {...shared} />;
    case 'documents':
      return <DocumentsPage {...shared} />;
    case 'runs':
      return <RunsPage {...shared} />;
    case 'settings':
      return <SettingsPage {...shared} />;
  }
}
