import type { Ask } from '../../components/actions';
import { type AppModel, type AppWorld, createAppModel } from '../../components/app/appModel';
import { createPanelModel, type PanelModel, type PanelWorld } from '../../components/panel/panelModel';
import { createPopupModel, type PopupModel } from '../../components/popup/popupModel';
import type { Source } from '../../components/source';
import { nowMs, orderId } from './fixtures';
import type { AppStory, PopupStory } from './pageStories';
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
    order: () => answered(view),
    isCurrent: () => story.current !== false,
  });
  const ask: Ask = story.current === false ? () => Promise.reject(new Error('gone')) : silent;
  const model = createPanelModel(orderId, {
    source,
    ask,
    nowMs: () => nowMs,
    after: () => () => {},
    pageAddress: (path) => path,
    closable: true,
    ...more,
  });
  model.online.value = story.online !== false;
  return model;
}

/** The popup in the state of a story. */
export function popupOf({ view }: PopupStory): PopupModel {
  return createPopupModel({ source: sourceOf({ today: () => answered(view) }), openTab: () => {} });
}

/** The application in the state of a story. */
export function appOf(story: AppStory, more: Partial<AppWorld> = {}): AppModel {
  const { tried, data } = story;
  const reply = tried === undefined ? never : Promise.resolve(tried.answer);
  const ask = (() =>
    reply.then((answer) => {
      if (answer === 'unanswered') throw new Error('gone');
      return answer === 'done' ? { ok: true, value: null } : { ok: false, problem: answer };
    })) as Ask;
  const model = createAppModel({
    source: sourceOf({ app: () => answered(data), isCurrent: () => story.current !== false }),
    ask,
    redirectAddress: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    nowMs: () => nowMs,
    ...more,
  });
  model.route.value = story.route;
  model.online.value = story.online !== false;
  return model;
}

function answered<T extends object>(given: T | 'loading' | 'failed'): Promise<T> {
  if (given === 'loading') return never;
  return given === 'failed' ? Promise.reject(new Error('storage')) : Promise.resolve(given);
}
