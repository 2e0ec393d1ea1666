// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { Ask } from '../../components/actions';
import { AppView } from '../../components/app/AppView';
import { unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import type { Connection } from '../../lib/sync/connection';
import * as e from './engineFixtures';
import * as f from './fixtures';
import { button, show, until, words } from './screen';
import { appOf } from './storyWorld';
import { workStories } from './workStories';

describe('every state of the pages of the engine’s work', () => {
  const expected: Readonly<Record<string, RegExp>> = {
    'overview quiet': /Nothing is blocked, waits or was left out/,
    'overview busy': /3 documents blocked.*at least 1,000 documents waiting/s,
    'overview unreadable': /did not give what needs you/,
    'orders none': /No order has been fetched yet/,
    'orders not found': /No order is like that/,
    'orders some': /Stoneware mug.*113-0000000-0000002/s,
    'orders unreadable': /did not give the orders/,
    'days none': /No day yet/,
    'days some': /Amazon\.com.*Amazon\.ca/s,
    'days unreadable': /did not give the days/,
    'settlements none': /No settlement yet/,
    'settlements some': /18734512931.*18734512932/s,
    'settlements unreadable': /did not give the settlements/,
    'waiting nothing': /Nothing is blocked and nothing waits/,
    'waiting some': /3 documents.*at least 1,000 documents/s,
    'waiting opened': /Hide them.*2026/s,
    'waiting unreadable': /did not give the reasons/,
    'runs none': /Nothing has been brought up to date yet/,
    'runs some': /Kept back.*118.*38/s,
    'run done': /Record.*Sent to QuickBooks.*AZ-US-2026-11-02/s,
    'run under way': /Cancel/,
    'run gone': /No such update/,
    'documents none': /Nothing has been sent yet/,
    'documents some': /AZ-US-2026-11-02/,
    'documents questions': /AZ-US-2026-11-02/,
    'document one': /AZ-US-2026-11-02/,
    'document gone': /No such document/,
    settings: /Bring up to date.*How it is booked.*Start/s,
    'settings unreadable': /did not give the settings/,
    'settings gone': /This connection is not there any more/,
  };

  test('has words that a test expects', () => {
    expect(Object.keys(expected)).toEqual(workStories.map(({ name }) => name));
  });

  test.each(workStories)('$name', async (story) => {
    const model = appOf(story);
    model.open();
    show(<AppView model={model} />);
    await words(expected[story.name] ?? /never/);
    expect(document.querySelector('[style]')).toBeNull();
  });
});

describe('settings that cannot be read', () => {
  async function settingsWith(more: Partial<Connection['settings']>) {
    const asked: string[] = [];
    const ask = (async (command: string) => {
      asked.push(command);
      return { ok: true, value: null };
    }) as Ask;
    const connection = { ...e.connection, settings: { ...e.connection.settings, ...more } };
    const model = appOf(
      {
        name: 'test',
        route: 'settings',
        data: { ...f.sides(f.connected), books: f.books },
        engine: { readSettings: async () => ({ connection, books: f.books }) },
      },
      { ask },
    );
    model.open();
    show(<AppView model={model} />);
    return { save: await button('Save'), asked };
  }

  function typeInto(label: RegExp, value: string): void {
    const found = [...document.querySelectorAll('label')].find((each) => label.test(each.textContent ?? ''));
    const input = document.getElementById(found?.htmlFor ?? '') as HTMLInputElement | null;
    if (input === null) throw new Error(`no field ${label}`);
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }

  const start = { from: '2026-10-01T00:00:00Z', clearingMinor: 0, reservedMinor: 0, deferredMinor: 0 };
  const books = { ...unitedStatesSettings, start };

  test.each([
    { label: /^In clearing/, bad: '12..5', good: '12.50', reason: /“In clearing” needs an amount/ },
    { label: /^At \(time/, bad: '7 o’clock', good: '07:30:00', reason: /The start needs a time/ },
  ])('$reason', async ({ label, bad, good, reason }) => {
    const { save, asked } = await settingsWith({ books });
    typeInto(label, bad);
    await words(reason);
    expect(save.disabled).toBe(true);
    const submit = () =>
      save.closest('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    submit();
    expect(asked).not.toContain('saveConnectionSettings');
    typeInto(label, good);
    await until(() => !save.disabled);
    expect(document.body.textContent).not.toMatch(reason);
    submit();
    await until(() => asked.includes('saveConnectionSettings'));
  });
});
