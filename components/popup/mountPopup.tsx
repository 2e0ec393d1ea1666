import { render } from 'preact';
import { followOnline } from '../parts/followOnline';
import { PopupView } from './PopupView';
import type { PopupModel } from './popupModel';

/** Shows the popup. */
export function mountPopup(model: PopupModel, container: Element): void {
  model.open();
  followOnline(model.online);
  render(<PopupView model={model} />, container);
}
