import { asOfWords } from '../moments';
import { Glyph } from '../parts/Glyph';
import { Mark } from '../parts/Mark';
import { OuterText } from '../parts/OuterText';
import { StateChip } from '../parts/StateChip';
import { orderState } from './orderState';
import type { PanelModel } from './panelModel';

/** Which order, in which state, as of when. */
export function PanelHeader({ model }: { readonly model: PanelModel }) {
  const view = model.view.value;
  const refreshing = model.refreshing.value;
  const fetchedAtMs = view?.stored?.fetchedAtMs;
  const state = view && orderState(view);
  return (
    <header class="cf-panel-header">
      <Mark size={24} />
      <div class="cf-panel-title">
        <h1>
          <span class="cf-hidden">Order </span>
          <span class="cf-figure">
            <OuterText text={model.orderId} limit={40} />
          </span>
        </h1>
        <p class="cf-soft cf-small">
          {refreshing
            ? 'Asking Amazon and QuickBooks…'
            : fetchedAtMs === undefined
              ? 'Not fetched yet'
              : `As of ${asOfWords(fetchedAtMs, model.world.nowMs())}`}
        </p>
      </div>
      {state && <StateChip tone={state.tone} words={state.words} />}
      <button
        type="button"
        class="cf-icon-button"
        aria-label="Refresh"
        title="Refresh"
        disabled={refreshing || !model.online.value}
        onClick={() => void model.refresh()}
      >
        {refreshing ? <span class="cf-spinner" aria-hidden="true" /> : <Glyph name="refresh" />}
      </button>
      {model.world.closable && (
        <button
          type="button"
          class="cf-icon-button"
          aria-label="Close"
          title="Close (Esc)"
          onClick={model.close}
        >
          <Glyph name="close" />
        </button>
      )}
    </header>
  );
}
