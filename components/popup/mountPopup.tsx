import { render } from 'preact';
import { PopupView } from './PopupView';
import type { PopupModel } from './popupModel';

/** Shows the popup. */
export function mountPopup(model: PopupModel, container: Element): void {
  model.open();
  render(<PopupView model={model} />, container);
}
