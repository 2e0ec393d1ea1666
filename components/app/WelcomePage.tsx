import { checkSetup } from '../../lib/books/checkSetup';
import { manageOrdersAddress } from '../manageOrders';
import { StateChip } from '../parts/StateChip';
import type { Tone } from '../parts/tone';
import type { AppData } from '../source';

interface Step {
  readonly title: string;
  readonly what: string;
  readonly address: string;
  readonly action: string;
  readonly standing: { readonly tone: Tone; readonly words: string };
}

const connectionStandings = {
  none: { tone: 'plain', words: 'To do' },
  connected: { tone: 'good', words: 'Connected' },
  broken: { tone: 'bad', words: 'Needs you' },
} as const;

/** What the extension does, and the four steps until the first order is in the books. */
export function WelcomePage({ data }: { readonly data: AppData }) {
  const steps = stepsOf(data);
  const next = steps.findIndex(({ standing }) => standing.tone !== 'good');
  return (
    <>
      <div class="cf-intro">
        <h1>Amazon orders in QuickBooks, to the cent and once</h1>
        <p>
          While you look at an order in Seller Central, Counterfoil shows the exact document that it is, or
          would be, in QuickBooks. You send it with a click, and take it back while nobody has touched it. It
          talks to Amazon and to Intuit alone: nothing goes to anybody else, and your keys stay in this
          browser.
        </p>
      </div>
      <ol class="cf-steps">
        {steps.map((step, index) => (
          <li key={step.title} class="cf-step">
            <span class="cf-step-number" aria-hidden="true">
              {index + 1}
            </span>
            <div class="cf-step-text">
              <h2>{step.title}</h2>
              <p class="cf-soft">{step.what}</p>
            </div>
            <StateChip tone={step.standing.tone} words={step.standing.words} />
            <a class="cf-button" data-look={index === next ? 'primary' : undefined} href={step.address}>
              {step.action}
            </a>
          </li>
        ))}
      </ol>
      <p class="cf-soft">
        Either connection can be left for later. Without QuickBooks nothing can be sent; without Amazon there
        are no figures to show.
      </p>
    </>
  );
}

function stepsOf({ connections, books }: AppData): readonly Step[] {
  const { amazon, quickbooks } = connections;
  const ready = books !== undefined && checkSetup(books).length === 0;
  return [
    {
      title: 'Connect QuickBooks',
      what:
        quickbooks.company?.name ?? 'Your company, through an Intuit app of your own. About five minutes.',
      address: '#connections',
      action: quickbooks.state === 'none' ? 'Connect' : 'Look',
      standing: connectionStandings[quickbooks.state],
    },
    {
      title: 'Connect Amazon',
      what:
        amazon.marketplaces.length > 0
          ? amazon.marketplaces.map(({ name }) => name).join(', ')
          : 'Your seller account, through a private app of your own. About five minutes.',
      address: '#connections',
      action: amazon.state === 'none' ? 'Connect' : 'Look',
      standing: connectionStandings[amazon.state],
    },
    {
      title: 'Set up the books',
      what: 'Which account, customer and items the documents use. Suggested from your own lists.',
      address: '#books',
      action: ready ? 'Look' : 'Set up',
      standing: ready ? { tone: 'good', words: 'Ready' } : { tone: 'plain', words: 'To do' },
    },
    {
      title: 'Open Manage Orders',
      what: 'Every order there carries a small mark. Click it to see its document.',
      address: manageOrdersAddress(amazon),
      action: 'Open',
      standing: { tone: 'plain', words: 'Any time' },
    },
  ];
}
