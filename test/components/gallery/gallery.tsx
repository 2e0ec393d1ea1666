// Every state of our pages, for a person to look at: `npx vite`, `/test/components/gallery/index.html`, then
// `#panel/ready`, `#popup/busy day`, `#app/…`; without a name, a list of all.
import { render } from 'preact';
import { AppView } from '../../../components/app/AppView';
import { PanelView } from '../../../components/panel/PanelView';
import { PopupView } from '../../../components/popup/PopupView';
import { kindStories } from '../kindStories';
import { appStories } from '../pageStories';
import { panelStories } from '../panelStories';
import { popupStories } from '../popupStories';
import { appOf, panelOf, popupOf } from '../storyWorld';
import { workStories } from '../workStories';

const stories = [
  ...[...panelStories, ...kindStories].map((story) => ({
    address: `panel/${story.name}`,
    show: () => {
      const model = panelOf(story);
      model.open();
      if (story.refreshing || story.current === false) void model.refresh();
      render(<PanelView model={model} />, document.body);
    },
  })),
  ...popupStories.map((story) => ({
    address: `popup/${story.name}`,
    show: () => {
      const model = popupOf(story);
      model.open();
      render(<PopupView model={model} />, document.body);
    },
  })),
  ...[...appStories, ...workStories].map((story) => ({
    address: `app/${story.name}`,
    show: () => {
      const model = appOf(story);
      model.open();
      if (story.tried !== undefined)
        void model.act(story.tried.part, 'testConnection', { accountId: 'amazon' });
      render(<AppView model={model} />, document.body);
    },
  })),
];

const asked = decodeURIComponent(location.hash.slice(1));
const story = stories.find((each) => each.address === asked);
if (story !== undefined) story.show();
else {
  render(
    <ul>
      {stories.map((each) => (
        <li key={each.address}>
          <a href={`#${each.address}`}>{each.address}</a>
        </li>
      ))}
    </ul>,
    document.body,
  );
}
window.addEventListener('hashchange', () => location.reload());
