import { useEffect, useState } from 'preact/hooks';
import { minorDigits } from '../../../lib/money/currencies';
import type { ChipState } from '../../../lib/posting/chip';
import type { OrderRow } from '../../../lib/sync/views';
import { chipStandings } from '../../engine/standings';
import { instantDayWords } from '../../moments';
import { AmountAndCurrency } from '../../parts/AmountAndCurrency';
import { Empty } from '../../parts/Empty';
import { InputField } from '../../parts/InputField';
import { OuterText } from '../../parts/OuterText';
import { PagedList } from '../../parts/PagedList';
import { usePaging } from '../../parts/Pages';
import { SelectField } from '../../parts/SelectField';
import { StateChip } from '../../parts/StateChip';
import { useReading } from '../../useReading';
import type { PageProps } from '../pageProps';
import { hashOf } from '../routes';
import { amountOf, type OrderFields, orderFields, queryOf } from './orderQuery';

/** All orders that are known, found by number, SKU, title, amount, date and state. */
export function OrdersPage({ model, connection }: PageProps) {
  const { connectionId } = connection;
  const fields = orderFields(model.place.value.query);
  const currency = connection.company?.homeCurrency ?? 'USD';
  const query = queryOf(fields, minorDigits(currency));
  const key = `${connectionId} ${JSON.stringify(query)}`;
  const paging = usePaging(key);
  const read = useReading(model, `orders/${key}/${paging.after ?? ''}`, () =>
    model.world.engine.readOrders(connectionId, query, paging.after),
  );
  const searching = Object.keys(query).length > 0;
  return (
    <>
      <header class="cf-page-head">
        <h1>Orders</h1>
      </header>
      <Search key={JSON.stringify(fields)} fields={fields} digits={minorDigits(currency)} />
      <PagedList read={read} paging={paging} what="the orders" empty={<Nothing searching={searching} />}>
        {(rows) => <Table rows={rows} />}
      </PagedList>
    </>
  );
}

function Search(props: { readonly fields: OrderFields; readonly digits: number }) {
  const [typed, setTyped] = useState(props.fields);
  const [tried, setTried] = useState(false);
  const change = (more: Partial<OrderFields>) => setTyped({ ...typed, ...more });
  const badAmount =
    tried && typed.amount !== '' && amountOf(typed.amount, props.digits) === undefined
      ? 'An amount like 23.36.'
      : undefined;
  const badSpan =
    tried && typed.first !== '' && typed.last !== '' && typed.last < typed.first
      ? 'The last day is before the first.'
      : undefined;
  // The state is one click away, and needs no button.
  const choose = (state: OrderFields['state']) => {
    change({ state });
    location.hash = hashOf('orders', undefined, { ...typed, state });
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    const wrongAmount = typed.amount !== '' && amountOf(typed.amount, props.digits) === undefined;
    const wrongSpan = typed.first !== '' && typed.last !== '' && typed.last < typed.first;
    if (!wrongAmount && !wrongSpan) location.hash = hashOf('orders', undefined, { ...typed });
  };
  useFocusOnSlash();
  return (
    <search>
      <form class="cf-search" onSubmit={submit} noValidate>
        <InputField
          label="Order number, SKU or words of a title"
          type="search"
          value={typed.text}
          onType={(text) => change({ text })}
        />
        <SelectField label="State" value={typed.state} choices={stateChoices} onChoose={choose} />
        <InputField label="From" type="date" value={typed.first} onType={(first) => change({ first })} />
        <InputField
          label="To"
          type="date"
          value={typed.last}
          bad={badSpan}
          onType={(last) => change({ last })}
        />
        <InputField
          label="Amount"
          inputMode="decimal"
          value={typed.amount}
          bad={badAmount}
          onType={(amount) => change({ amount })}
        />
        <button type="submit" class="cf-button" data-look="primary">
          Search
        </button>
      </form>
    </search>
  );
}

const stateChoices: readonly (readonly [ChipState | '', string])[] = [
  ['', 'Any'],
  ...(Object.entries(chipStandings) as [ChipState, { readonly words: string }][]).map(
    ([state, { words }]) => [state, words] as const,
  ),
];

/** `/` leads to the search, as in many applications; not while something is being typed. */
function useFocusOnSlash(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { target } = event;
      const typing = target instanceof HTMLElement && target.closest('input, textarea, select') !== null;
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      document.querySelector<HTMLInputElement>('.cf-search input[type=search]')?.focus();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, []);
}

function Nothing({ searching }: { readonly searching: boolean }) {
  return (
    <Empty>
      {searching ? (
        <>
          <p>No order is like that.</p>
          <p>
            <a href="#orders">Show all orders</a>
          </p>
        </>
      ) : (
        <>
          <p>No order has been fetched yet.</p>
          <p>
            <a href="#overview">Bring it up to date</a>
          </p>
        </>
      )}
    </Empty>
  );
}

function Table({ rows }: { readonly rows: readonly OrderRow[] }) {
  return (
    <table class="cf-rows">
      <caption class="cf-hidden">Orders, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Order</th>
          <th scope="col" class="cf-rows-wide">
            Date
          </th>
          <th scope="col" class="cf-rows-amount">
            Total
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.orderId} row={row} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row }: { readonly row: OrderRow }) {
  const { chip, currency, orderId, title, totalMinor } = row;
  const at = row.purchasedAt ?? row.postedAt;
  const { tone, words } = chipStandings[chip.state];
  return (
    <tr>
      <th scope="row">
        <a
          class="cf-figure"
          href={`/panel.html?order=${encodeURIComponent(orderId)}`}
          target="_blank"
          rel="noreferrer"
        >
          {orderId}
        </a>
        {title !== undefined && (
          <span class="cf-rows-why">
            <OuterText text={title} limit={80} />
          </span>
        )}
      </th>
      <td class="cf-rows-wide">{at === undefined ? '' : instantDayWords(at)}</td>
      <td class="cf-rows-amount">
        {totalMinor !== undefined && currency !== undefined && (
          <AmountAndCurrency minor={totalMinor} currency={currency} />
        )}
      </td>
      <td>
        <StateChip tone={tone} words={words} />
        {chip.why !== undefined && (
          <span class="cf-rows-why">
            <OuterText text={chip.why} limit={100} />
          </span>
        )}
      </td>
    </tr>
  );
}
