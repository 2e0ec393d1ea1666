import { render } from 'preact';
import { followOnline } from '../parts/followOnline';
import { PanelView } from './PanelView';
import type { PanelModel } from './panelModel';

/** Shows the panel and connects it to its window: Esc closes, going offline is said. */
export function mountPanel(model: PanelModel, container: Element): void {
  document.title = `Order ${model.orderId} in QuickBooks`;
  model.open();
  followOnline(model.online);
  window.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && model.world.closable) model.close();
  });
  render(<PanelView model={model} />, container);
}
