// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import type { Ask } from '../../components/actions';
import { AppView } from '../../components/app/AppView';
import { problem } from '../../lib/problem/problem';
import * as f from './fixtures';
import { show, until, words } from './screen';
import { appOf } from './storyWorld';

const data = { connections: f.connected, books: f.books };

/** The settlements page; each file is answered by its name. */
function page(answers: Readonly<Record<string, unknown>>) {
  const staged: string[] = [];
  const ask = (async (command: string, asks: { readonly stagedId?: string }) =>
    command === 'importSettlement' ? answers[asks.stagedId ?? ''] : undefined) as Ask;
  const model = appOf(
    {
      name: 'test',
      route: 'settlements',
      data,
      engine: { readSettlements: async () => ({ rows: [] }) },
    } as never,
    {
      ask,
      stage: async ({ name }) => {
        staged.push(name);
        return name;
      },
    },
  );
  model.open();
  show(<AppView model={model} />);
  return staged;
}

async function choose(...files: readonly File[]): Promise<void> {
  const input = await until(() => document.querySelector<HTMLInputElement>('input[type=file]'));
  Object.defineProperty(input, 'files', { value: files, configurable: true });
  input.dispatchEvent(new Event('change', { bubbles: true }));
}

test('each file says what became of it, one after the other', async () => {
  const staged = page({
    'good.txt': { ok: true, value: { settlementId: '12395580393', problems: [] } },
    'bad.txt': { ok: false, problem: problem('settlement_empty') },
  });
  await choose(new File(['a'], 'good.txt'), new File(['b'], 'bad.txt'));
  await words('Settlement 12395580393');
  await words(/bad\.txt: not taken in/);
  expect(staged).toEqual(['good.txt', 'bad.txt']);
  const link = document.querySelector<HTMLAnchorElement>('a[href="#settlements/12395580393"]');
  expect(link).not.toBeNull();
  expect(document.querySelector('[style]')).toBeNull();
});

test('without a background that answers it says so, and can be tried again', async () => {
  page({});
  await choose(new File(['a'], 'good.txt'));
  await words(/stopped before it answered/);
  const input = document.querySelector<HTMLInputElement>('input[type=file]');
  expect(input?.disabled).toBe(false);
});
