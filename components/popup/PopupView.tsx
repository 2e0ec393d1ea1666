import type { ComponentChildren } from 'preact';
import { formatMoney } from '../../lib/money/money';
import type { Posting, PostingState } from '../../lib/posting/posting';
import { manageOrdersAddress } from '../manageOrders';
import { Amount } from '../parts/Amount';
import { Mark } from '../parts/Mark';
import { Notice } from '../parts/Notice';
import { OuterText } from '../parts/OuterText';
import { StateChip } from '../parts/StateChip';
import type { Connections, TodayView } from '../source';
import type { PopupModel } from './popupModel';
import { sums } from './sums';

/** Documents listed at most; the count above says how many there are. */
const listed = 8;

const unknownAmazon = { side: 'amazon', state: 'none', marketplaces: [] } as const;

/** Both connections, what was sent today, and what needs the seller. */
export function PopupView({ model }: { readonly model: PopupModel }) {
  const today = model.today.value;
  return (
    <div class="cf-popup">
      <header class="cf-popup-header">
        <Mark size={22} />
        <h1>Counterfoil</h1>
      </header>
      <main class="cf-popup-body" aria-busy={model.reading.value === 'loading'}>
        {model.reading.value === 'failed' && (
          <Notice tone="bad">
            <p>What is kept in the browser’s storage could not be read.</p>
            <div class="cf-notice-actions">
              <button type="button" class="cf-button" onClick={() => void model.read()}>
                Try again
              </button>
            </div>
          </Notice>
        )}
        {model.reading.value === 'loading' && <p class="cf-soft">Reading…</p>}
        {today !== undefined && <Today model={model} today={today} />}
      </main>
      <footer class="cf-popup-footer">
        <TabButton
          model={model}
          address={manageOrdersAddress(today?.connections.amazon ?? unknownAmazon)}
          look="primary"
        >
          Open Manage Orders
        </TabButton>
        <TabButton model={model} address="/app.html#connections">
          Connections
        </TabButton>
      </footer>
    </div>
  );
}

function Today({ model, today }: { readonly model: PopupModel; readonly today: TodayView }) {
  const { connections, sent, attention } = today;
  const totals = sums(sent).map(({ currency, minor }) => formatMoney(minor, currency));
  return (
    <>
      <ConnectionRows model={model} connections={connections} />
      <section aria-labelledby="cf-attention">
        <h2 id="cf-attention" class="cf-eyebrow">
          Needs attention
        </h2>
        {attention.length === 0 ? (
          <p class="cf-soft">Nothing.</p>
        ) : (
          <ul class="cf-documents">
            {attention.map((posting) => (
              <AttentionRow key={posting.key} model={model} posting={posting} />
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="cf-sent">
        <h2 id="cf-sent" class="cf-eyebrow cf-popup-sum">
          <span>Sent today: {sent.length}</span>
          <span class="cf-figure">{totals.join(' + ')}</span>
        </h2>
        {sent.length === 0 ? (
          <p class="cf-soft">Nothing yet.</p>
        ) : (
          <ul class="cf-documents">
            {sent.slice(0, listed).map((posting) => (
              <li key={posting.key} class="cf-document">
                <OrderLink model={model} posting={posting} />
                <Amount
                  minor={posting.remote?.totalMinor ?? posting.totalMinor}
                  currency={posting.currency}
                />
              </li>
            ))}
          </ul>
        )}
        {sent.length > listed && <p class="cf-soft cf-small">and {sent.length - listed} more</p>}
      </section>
    </>
  );
}

const connectionStandings = {
  none: { tone: 'plain', words: 'Not connected' },
  connected: { tone: 'good', words: 'Connected' },
  broken: { tone: 'bad', words: 'Needs you' },
} as const;

function ConnectionRows({
  model,
  connections,
}: {
  readonly model: PopupModel;
  readonly connections: Connections;
}) {
  const { amazon, quickbooks } = connections;
  const rows = [
    { name: 'QuickBooks', detail: quickbooks.company?.name, status: quickbooks },
    {
      name: 'Amazon',
      detail: amazon.marketplaces.map((each) => each.countryCode).join(', '),
      status: amazon,
    },
  ];
  return (
    <section aria-label="Connections">
      <ul class="cf-documents">
        {rows.map(({ name, detail, status }) => (
          <li key={name} class="cf-connection">
            <div class="cf-document">
              <span>
                <b>{name}</b>{' '}
                {detail !== undefined && (
                  <span class="cf-soft">
                    <OuterText text={detail} limit={40} />
                  </span>
                )}
              </span>
              <StateChip {...connectionStandings[status.state]} />
            </div>
            {status.problem !== undefined && (
              <p class="cf-small">
                <OuterText text={status.problem.sentence} limit={200} />{' '}
                <TabLink model={model} address="/app.html#connections">
                  Mend it
                </TabLink>
              </p>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const attentionWords: Readonly<Partial<Record<PostingState, string>>> = {
  unknown: 'QuickBooks has not answered yet. It is looked up again by itself.',
  exists: 'QuickBooks has a document of this number that was not made here.',
  edited: 'Changed in QuickBooks after it was sent.',
  gone: 'Removed in QuickBooks after it was sent.',
};

function AttentionRow({ model, posting }: { readonly model: PopupModel; readonly posting: Posting }) {
  const why = posting.problem?.sentence ?? attentionWords[posting.state];
  return (
    <li>
      <div class="cf-document">
        <OrderLink model={model} posting={posting} />
        <StateChip
          tone={posting.state === 'blocked' || posting.state === 'rejected' ? 'bad' : 'warn'}
          words={
            posting.state === 'unknown'
              ? 'No answer yet'
              : posting.state === 'exists'
                ? 'Already there'
                : 'Look'
          }
        />
      </div>
      {why !== undefined && (
        <p class="cf-soft cf-small">
          <OuterText text={why} limit={200} />
        </p>
      )}
    </li>
  );
}

function OrderLink({ model, posting }: { readonly model: PopupModel; readonly posting: Posting }) {
  const number = (
    <span class="cf-figure">
      <OuterText text={posting.remote?.number ?? posting.number} limit={40} />
    </span>
  );
  // A day or a settlement belongs to no order that a panel could show.
  return posting.orderId === undefined ? (
    number
  ) : (
    <TabLink model={model} address={`/panel.html?order=${encodeURIComponent(posting.orderId)}`}>
      {number}
    </TabLink>
  );
}

function TabLink(props: {
  readonly model: PopupModel;
  readonly address: string;
  readonly children: ComponentChildren;
}) {
  return (
    <a
      href={props.address}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        props.model.world.openTab(props.address);
      }}
    >
      {props.children}
    </a>
  );
}

function TabButton(props: {
  readonly model: PopupModel;
  readonly address: string;
  readonly look?: 'primary';
  readonly children: ComponentChildren;
}) {
  return (
    <a
      class="cf-button"
      data-look={props.look}
      href={props.address}
      target="_blank"
      rel="noreferrer"
      onClick={(event) => {
        event.preventDefault();
        props.model.world.openTab(props.address);
      }}
    >
      {props.children}
    </a>
  );
}
