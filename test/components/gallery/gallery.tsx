// Every state of our pages, for a person to look at: `npx vite test/components/gallery`, then
// `#panel/ready`, `#popup/busy day`, `#app/…`; without a name, a list of all.
import { render } from 'preact';
import '../../../components/styles/tokens.css';
import '../../../components/styles/base.css';
import '../../../components/styles/controls.css';
import '../../../components/panel/panel.css';
import { PanelView } from '../../../components/panel/PanelView';
import { panelStories } from '../panelStories';
import { panelOf } from '../storyWorld';

const [page, name] = decodeURIComponent(location.hash.slice(1)).split('/');
const story = panelStories.find((each) => each.name === name);
if (page === 'panel' && story !== undefined) {
  const model = panelOf(story);
  model.open();
  if (story.refreshing || story.current === false) void model.refresh();
  render(<PanelView model={model} />, document.body);
} else {
  render(
    <ul>
      {panelStories.map((each) => (
        <li key={each.name}>
          <a href={`#panel/${each.name}`}>{each.name}</a>
        </li>
      ))}
    </ul>,
    document.body,
  );
}
window.addEventListener('hashchange', () => location.reload());
