import type { Ask } from '../../components/actions';
import { createPanelModel, type PanelModel, type PanelWorld } from '../../components/panel/panelModel';
import type { Source } from '../../components/source';
import { nowMs, orderId } from './fixtures';
import type { PanelStory } from './panelStories';

const never = new Promise<never>(() => {});

/** A source that fails for all that a test does not give. */
export function sourceOf(given: Partial<Source>): Source {
  const missing = () => Promise.reject(new Error('not given by this test'));
  return {
    order: missing,
    today: missing,
    app: missing,
    onAnnouncement: () => () => {},
    isCurrent: () => true,
    ...given,
  };
}

/** A background that never answers. */
export const silent: Ask = () => never;

/** The panel in the state of a story. */
export function panelOf(story: PanelStory, more: Partial<PanelWorld> = {}): PanelModel {
  const { view } = story;
  const source = sourceOf({
    order: () => {
      if (view === 'loading') return never;
      if (view === 'failed') return Promise.reject(new Error('storage'));
      return Promise.resolve(view);
    },
    isCurrent: () => story.current !== false,
  });
  const ask: Ask = story.current === false ? () => Promise.reject(new Error('gone')) : silent;
  const model = createPanelModel(orderId, {
    source,
    ask,
    nowMs: () => nowMs,
    after: () => () => {},
    closable: true,
    ...more,
  });
  model.online.value = story.online !== false;
  return model;
}
