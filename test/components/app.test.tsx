// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import type { Ask } from '../../components/actions';
import { AppView } from '../../components/app/AppView';
import { setupRows } from '../../components/app/setupRows';
import { PopupView } from '../../components/popup/PopupView';
import * as f from './fixtures';
import { type AppStory, appStories } from './pageStories';
import { popupStories } from './popupStories';
import { button, show, until, words } from './screen';
import { appOf, popupOf } from './storyWorld';

const unset = { ...f.books, setup: { itemIds: {} } };

/** The application over answers that a test gives. */
function app(
  story: Omit<AppStory, 'name'>,
  answer: (command: string) => unknown = () => ({ ok: true, value: null }),
) {
  const asked: [string, unknown][] = [];
  const ask = (async (command: string, asks: unknown) => {
    asked.push([command, asks]);
    return answer(command);
  }) as Ask;
  const model = appOf({ name: 'test', ...story }, { ask });
  model.open();
  show(<AppView model={model} />);
  return { model, asked };
}

function type(name: string, value: string): void {
  const input = document.querySelector<HTMLInputElement>(`input[name=${name}]`);
  if (input === null) throw new Error(`no field ${name}`);
  input.value = value;
}

function submitFormOf(name: string): void {
  const form = document.querySelector(`[name=${name}]`)?.closest('form');
  form?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
}

describe('every state of the application', () => {
  const expected: Readonly<Record<string, RegExp>> = {
    'welcome first': /Either connection can be left for later/,
    'welcome halfway': /Harbour Lane Goods LLC/,
    'welcome done': /Ready/,
    'connections none': /Connect QuickBooks/,
    'connections both':
      /1,234 in November 2026, of 500,000.*QuickBooks numbers documents itself|QuickBooks numbers documents itself.*1,234 in November 2026, of 500,000/s,
    'connections several': /Harbour Lane Europe.*What goes where.*Nothing goes this way since/s,
    'connections broken': /no longer accepts our authorisation/,
    'connections refused address': /Intuit refused the address to return to/,
    'connections wrong region': /do not belong to the region Europe/,
    'connections missing role': /Give the app the role “Finance and Accounting”/,
    'books without quickbooks': /no lists to choose from/,
    'books unread': /have not been read yet/,
    'books empty company': /To be created in QuickBooks/,
    'books proposed': /Proposed/,
    'books set': /Chosen/,
    'books wrong': /posts to the income account “Sales of Product Income”/,
    loading: /Reading/,
    failed: /could not be read/,
    offline: /This computer is offline/,
  };

  test('has words that a test expects', () => {
    expect(Object.keys(expected)).toEqual(appStories.map(({ name }) => name));
  });

  test.each(appStories)('$name', async (story) => {
    const model = appOf(story);
    model.open();
    if (story.tried !== undefined)
      void model.act(story.tried.part, 'testConnection', { accountId: 'amazon' });
    show(<AppView model={model} />);
    await words(expected[story.name] ?? /never/);
    expect(document.querySelector('[style]')).toBeNull();
  });
});

describe('connecting', () => {
  test('sends the keys as typed, without the spaces of copying, and forgets the secrets', async () => {
    const { asked } = app({ route: 'connections', data: { ...f.sides(f.notConnected) } });
    await button('Connect Amazon');
    type('refreshToken', ' Atzr|secret ');
    const form = document.querySelector('[name=refreshToken]')?.closest('form');
    for (const [name, value] of [
      ['clientId', 'amzn1.id'],
      ['clientSecret', 'shh'],
    ] as const) {
      const input = form?.querySelector<HTMLInputElement>(`input[name=${name}]`);
      if (input) input.value = value;
    }
    submitFormOf('refreshToken');
    await until(() => asked.length > 0);
    expect(asked).toEqual([
      [
        'connectAmazon',
        { clientId: 'amzn1.id', clientSecret: 'shh', refreshToken: 'Atzr|secret', region: 'na' },
      ],
    ]);
    await words('Done.');
    const secrets = [...document.querySelectorAll<HTMLInputElement>('input[type=password]')];
    expect(secrets.map(({ value, autocomplete }) => [value, autocomplete])).toEqual(
      secrets.map(() => ['', 'off']),
    );
    expect(document.body.innerHTML).not.toContain('Atzr|secret');
  });

  test('disconnects only after a second answer', async () => {
    const { asked } = app({ route: 'connections', data: { ...f.sides(f.connected) } });
    (await button('Disconnect')).click();
    await button('Keep it');
    expect(asked).toEqual([]);
    const confirm = await until(() =>
      document.querySelector<HTMLButtonElement>('.cf-confirm [data-look=danger]'),
    );
    confirm.click();
    await until(() => asked.length > 0);
    expect(asked).toEqual([['disconnect', { accountId: 'quickbooks' }]]);
  });

  test('never follows an address that is not https', async () => {
    const consentAddress = 'javascript:alert(1)';
    const { model } = app({ route: 'connections', data: { ...f.sides(f.notConnected) } }, () => ({
      ok: true,
      value: { consentAddress },
    }));
    await model.beginByAddress('quickbooks', 'https://example.com/');
    expect(model.consentAddress.value.get('quickbooks')).toBe(consentAddress);
    expect(document.querySelector('a[href^="javascript"]')).toBeNull();
  });
});

describe('setting up the books', () => {
  test('saves what is proposed from the company’s own lists', async () => {
    const { asked } = app({ route: 'books', data: { ...f.sides(f.connected), books: unset } });
    await button('Save');
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await until(() => asked.length > 0);
    expect(asked).toEqual([['saveSetup', { setup: f.books.setup }]]);
  });

  test('creates exactly what the summary lists, after saving the rest', async () => {
    const lists = { ...f.lists, customers: [], items: f.lists.items.slice(0, 5) };
    const books = { ...unset, lists };
    const { asked } = app({ route: 'books', data: { ...f.sides(f.connected), books } });
    await button('Create 2 things in QuickBooks and save');
    const consent = document.querySelector('.cf-consent');
    const listed = [...(consent?.querySelectorAll('li') ?? [])].map((each) => each.textContent);
    expect(listed).toEqual([
      'Customer “Amazon”',
      'Service item “Amazon FBA fees”, posting to “Amazon FBA Fees”',
    ]);
    document.querySelector('form')?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await until(() => asked.length > 1);
    expect(asked.map(([command]) => command)).toEqual(['saveSetup', 'createForSetup']);
    expect(asked[1]?.[1]).toEqual({
      create: [{ create: 'customer' }, { create: 'item', role: 'fulfilmentFees', accountId: '45' }],
    });
  });

  test('offers what refunds, days and settlements need, and creates it when the seller says so', async () => {
    const { asked } = app({ route: 'books', data: { ...f.sides(f.connected), books: f.books } });
    await button('Save');
    const rest = [...document.querySelectorAll('form')].at(-1);
    const listed = [...(rest?.querySelectorAll('.cf-consent li') ?? [])].map((each) => each.textContent);
    expect(listed).toContain('Service item “Amazon refunds”, posting to “Amazon Refunds”');
    expect(listed.join()).not.toMatch(/Vendor|Cost of Goods/);
    rest?.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true }));
    await until(() => asked.length > 1);
    expect(asked.map(([command]) => command)).toEqual(['saveSetup', 'createForSetup']);
    expect(asked[0]?.[1]).toMatchObject({ setup: f.books.setup });
    const create = (asked[1]?.[1] as { create?: readonly object[] } | undefined)?.create;
    expect(create).toContainEqual(expect.objectContaining({ create: 'item', role: 'refunds' }));
    expect(create).toContainEqual({ create: 'account', role: 'deferred' });
    expect(create).toContainEqual({ create: 'dayCustomer' });
  });

  test('lists a fee item on an income account as one that cannot be used, with the reason', () => {
    const row = setupRows(unset).find(({ key }) => key === 'sellingFees');
    const old = row?.candidates.find(({ id }) => id === '70');
    expect(old?.reason).toMatch(/posts to the income account/);
    expect(row?.candidates.some(({ id }) => id === '71')).toBe(false);
  });
});

describe('every state of the popup', () => {
  const expected: Readonly<Record<string, RegExp>> = {
    'busy day': /Sent today: 11 \(\$868\.01\).*and 3 more/,
    'quiet day': /Amazon has reported nothing of today yet/,
    'provisional day': /Provisional.*Send to QuickBooks as it is now/,
    'day sent': /Sent.*In QuickBooks since/,
    'two places': /Hafen GmbH.*Amazon\.ca, CAD/,
    'day cannot be drawn': /QuickBooks is not connected/,
    'under way': /Fetching from Amazon.*812 new or changed entries.*about 4 minutes left.*Waits for Amazon/,
    'stopped on the way': /Try again.*Cancel/,
    'shown before it is sent': /Nothing is sent yet.*38 sales receipts.*Send 41 documents/,
    'not connected': /To be connected/,
    broken: /Mend it/,
    offline: /This computer is offline/,
    loading: /Reading/,
    failed: /could not be read/,
  };

  test.each(popupStories)('$name', async (story) => {
    const model = popupOf(story);
    model.open();
    show(<PopupView model={model} />);
    await words(expected[story.name] ?? /never/);
    for (const link of document.querySelectorAll('a'))
      expect(link.getAttribute('href')).toMatch(/^(https:\/\/|\/)/);
  });
});
