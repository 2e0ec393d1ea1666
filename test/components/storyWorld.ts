import type { Ask } from '../../components/actions';
import { type AppModel, type AppWorld, createAppModel } from '../../components/app/appModel';
import type { Remembered } from '../../components/desk';
import { createPanelModel, type PanelModel, type PanelWorld } from '../../components/panel/panelModel';
import { createPopupModel, type PopupModel, type PopupWorld } from '../../components/popup/popupModel';
import type { AppData, Source } from '../../components/source';
import type { EngineSource } from '../../lib/sync/viewSource';
import { engineOf, today } from './engineFixtures';
import { nowMs, orderId } from './fixtures';
import type { AppStory } from './pageStories';
import type { PanelStory } from './panelStories';
import type { Answers, PopupStory } from './popupStories';

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

/** A word that is kept as long as the test lasts. */
export function remembered(): Remembered {
  let kept: string | undefined;
  return {
    read: () => kept,
    write: (word) => {
      kept = word;
    },
  };
}

/** A background that gives a story's answers, and none to any other command. */
function askOf(answers: Answers | undefined, otherwise: Promise<unknown> = never): Ask {
  return ((command: keyof Answers) =>
    answers !== undefined && command in answers ? Promise.resolve(answers[command]) : otherwise) as Ask;
}

/** The popup in the state of a story. */
export function popupOf(
  { view, engine, answers, online }: PopupStory,
  more: Partial<PopupWorld> = {},
): PopupModel {
  const model = createPopupModel({
    source: sourceOf({ today: () => answered(view) }),
    ask: askOf(answers),
    engine: engineOf(engine),
    remembered: remembered(),
    openTab: () => {},
    today: () => today,
    nowMs: () => nowMs,
    ...more,
  });
  model.online.value = online !== false;
  return model;
}

/** The application in the state of a story. */
export function appOf(story: AppStory, more: Partial<AppWorld> = {}): AppModel {
  const { tried, data } = story;
  const reply =
    tried === undefined
      ? never
      : Promise.resolve(tried.answer).then((answer) => {
          if (answer === 'unanswered') throw new Error('gone');
          return answer === 'done' ? { ok: true, value: null } : { ok: false, problem: answer };
        });
  reply.catch(() => {});
  const model = createAppModel({
    source: sourceOf({ app: () => answered(data), isCurrent: () => story.current !== false }),
    ask: askOf(story.answers, reply),
    engine: engineOf(data === 'loading' || data === 'failed' ? {} : headsOf(data, story.engine)),
    remembered: remembered(),
    redirectAddress: 'https://abcdefghijklmnopabcdefghijklmnop.chromiumapp.org/',
    nowMs: () => nowMs,
    ...more,
  });
  model.go(`#${story.route}${story.at ?? ''}`);
  model.online.value = story.online !== false;
  return model;
}

/** A connection is there once both sides are. */
function headsOf({ connections }: AppData, engine: Partial<EngineSource> | undefined): Partial<EngineSource> {
  const isNew = connections.amazon.state === 'none' || connections.quickbooks.state === 'none';
  return isNew ? { readHeads: async () => [], ...engine } : { ...engine };
}

function answered<T extends object>(given: T | 'loading' | 'failed'): Promise<T> {
  if (given === 'loading') return never;
  return given === 'failed' ? Promise.reject(new Error('storage')) : Promise.resolve(given);
}
