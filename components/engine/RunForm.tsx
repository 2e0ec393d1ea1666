import { useState } from 'preact/hooks';
import type { ConnectionId, OrderFilter } from '../../lib/sync/connection';
import { parseOrderList } from '../../lib/sync/runs/orderList';
import type { RunAsked } from '../../lib/sync/runs/run';
import { PartResult } from '../app/PartResult';
import type { Desk } from '../desk';
import { BusyButton } from '../parts/BusyButton';
import { CheckGroup } from '../parts/CheckGroup';
import { Disclosure } from '../parts/Disclosure';
import { Field } from '../parts/Field';
import { InputField } from '../parts/InputField';
import { RadioGroup } from '../parts/RadioGroup';
import { SelectField } from '../parts/SelectField';
import { counted } from './durationWords';
import { channelNames, statusNames } from './runWords';

type By = RunAsked['what']['by'];

/** What is typed into the form. */
interface Typed {
  readonly by: By;
  readonly first: string;
  readonly last: string;
  readonly counted: 'posted' | 'purchased' | 'shipped';
  readonly orders: string;
  readonly filter: OrderFilter;
}

/** Asks for what a run is to bring: it looks first, and shows what would be sent. */
export function RunForm(props: {
  readonly desk: Desk;
  readonly connectionId: ConnectionId;
  /** The standing choice, which the run may differ from. */
  readonly filter: OrderFilter;
  /** The day that it is for the seller. */
  readonly today: string;
}) {
  const { desk, connectionId, today } = props;
  const [typed, setTyped] = useState<Typed>({
    by: 'days',
    first: Temporal.PlainDate.from(today).subtract({ days: 1 }).toString(),
    last: today,
    counted: 'posted',
    orders: '',
    filter: props.filter,
  });
  const [tried, setTried] = useState(false);
  const change = (more: Partial<Typed>) => setTyped({ ...typed, ...more });
  const asked = askedOf(typed, today);
  const bad = tried && 'bad' in asked ? asked : undefined;
  const part = `begin/${connectionId}`;
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if ('bad' in asked) return;
    const filter = sameFilter(typed.filter, props.filter) ? {} : { filter: typed.filter };
    void desk
      .get(part, 'beginRun', { connectionId, asked: { what: asked, ...filter, dryRun: true } })
      .then((begun) => begun !== undefined && setTried(false));
  };
  return (
    <form class="cf-form" onSubmit={submit} noValidate>
      <RadioGroup<By>
        legend="What to look for"
        look="tabs"
        value={typed.by}
        choices={[
          ['days', 'Days'],
          ['orders', 'Order numbers'],
          ['changes', 'All that is new'],
          ['history', 'History'],
        ]}
        onChoose={(by) => {
          setTried(false);
          change({ by });
        }}
      />
      <What typed={typed} today={today} bad={bad} onChange={change} />
      <Disclosure title={`Which orders get documents: ${filterTitle(typed.filter)}`}>
        <div class="cf-stack">
          <CheckGroup
            legend="Status"
            chosen={typed.filter.statuses}
            choices={entries(statusNames)}
            onChoose={(statuses) => change({ filter: { ...typed.filter, statuses } })}
          />
          <RadioGroup
            legend="Shipped by"
            value={typed.filter.channel}
            choices={entries(channelNames)}
            onChoose={(channel) => change({ filter: { ...typed.filter, channel } })}
          />
        </div>
      </Disclosure>
      <PartResult model={desk} part={part} />
      <div class="cf-row">
        <BusyButton
          words="Show what would be sent"
          busyWords="Beginning…"
          busy={desk.busy.value.has(part)}
          disabled={!desk.online.value || desk.outdated.value}
          type="submit"
        />
        <span class="cf-soft cf-small">Nothing is sent before you have seen it.</span>
      </div>
    </form>
  );
}

function What(props: {
  readonly typed: Typed;
  readonly today: string;
  readonly bad: Bad | undefined;
  readonly onChange: (more: Partial<Typed>) => void;
}) {
  const { typed, today, bad, onChange } = props;
  if (typed.by === 'changes') {
    return <p class="cf-soft">Everything that Amazon has reported since the last complete update.</p>;
  }
  if (typed.by === 'orders') {
    const list = parseOrderList(typed.orders);
    const found = list.orderIds.length;
    return (
      <Field
        label="Order numbers"
        hint={
          found === 0
            ? 'Paste as many as you like, however they are separated.'
            : `${counted(found, 'order number')} recognised.`
        }
        bad={bad?.bad}
      >
        {(ids) => (
          <textarea
            {...ids}
            class="cf-input cf-textarea"
            rows={4}
            value={typed.orders}
            spellcheck={false}
            placeholder="114-1111111-1111111"
            onInput={(event) => onChange({ orders: event.currentTarget.value })}
          />
        )}
      </Field>
    );
  }
  if (typed.by === 'history') {
    return (
      <InputField
        label="Since"
        type="date"
        max={today}
        value={typed.first}
        hint="Months of history may take hours, because of Amazon’s limits. It goes on after the browser was closed."
        bad={bad?.bad}
        onType={(first) => onChange({ first })}
      />
    );
  }
  return (
    <div class="cf-fields">
      <InputField
        label="First day"
        type="date"
        max={today}
        value={typed.first}
        bad={bad?.field === 'first' ? bad.bad : undefined}
        onType={(first) => onChange({ first })}
      />
      <InputField
        label="Last day"
        type="date"
        max={today}
        value={typed.last}
        bad={bad?.field === 'last' ? bad.bad : undefined}
        onType={(last) => onChange({ last })}
      />
      <SelectField
        label="Counted by"
        value={typed.counted}
        choices={[
          ['posted', 'when Amazon posted it'],
          ['purchased', 'when it was bought'],
          ['shipped', 'when it shipped'],
        ]}
        onChoose={(by) => onChange({ counted: by })}
      />
    </div>
  );
}

/** What is wrong with what was typed, and where. */
interface Bad {
  readonly bad: string;
  readonly field: 'first' | 'last' | 'orders';
}

function askedOf(typed: Typed, today: string): RunAsked['what'] | Bad {
  const { by, first, last } = typed;
  if (by === 'changes') return { by };
  if (by === 'orders') {
    const { orderIds, unknown } = parseOrderList(typed.orders);
    if (unknown.length > 0)
      return { bad: `No order number: ${unknown.slice(0, 3).join(', ')}`, field: 'orders' };
    return orderIds.length === 0
      ? { bad: 'Paste at least one order number, like 114-1111111-1111111.', field: 'orders' }
      : { by, orderIds };
  }
  if (!isDay(first)) return { bad: 'Choose a day.', field: 'first' };
  if (first > today) return { bad: 'This day has not come yet.', field: 'first' };
  if (by === 'history') return { by, first };
  if (!isDay(last)) return { bad: 'Choose a day.', field: 'last' };
  return last < first
    ? { bad: 'The last day is before the first.', field: 'last' }
    : { by, first, last, counted: typed.counted };
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text);
}

function filterTitle({ statuses, channel }: OrderFilter): string {
  const all = Object.keys(statusNames).length === statuses.length;
  const words = all ? 'every status' : statuses.map((each) => statusNames[each].toLowerCase()).join(', ');
  return channel === 'all' ? words || 'none' : `${words || 'none'}; ${channelNames[channel].toLowerCase()}`;
}

function sameFilter(a: OrderFilter, b: OrderFilter): boolean {
  return a.channel === b.channel && [...a.statuses].sort().join() === [...b.statuses].sort().join();
}

function entries<Key extends string>(
  names: Readonly<Record<Key, string>>,
): readonly (readonly [Key, string])[] {
  return Object.entries(names) as [Key, string][];
}
