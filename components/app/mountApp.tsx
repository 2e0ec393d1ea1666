import { render } from 'preact';
import { followOnline } from '../parts/followOnline';
import { AppView } from './AppView';
import type { AppModel } from './appModel';

/** Shows the application; the hash of its address says which page. */
export function mountApp(model: AppModel, container: Element): void {
  model.go(location.hash);
  model.open();
  followOnline(model.online);
  window.addEventListener('hashchange', () => {
    model.go(location.hash);
    window.scrollTo(0, 0);
  });
  render(<AppView model={model} />, container);
}
