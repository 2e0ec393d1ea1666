import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { CompanyDesk } from '../sandbox/quickbooks/person';
import { textOf } from '../sandbox/quickbooks/record';
import { openPanel, pressSend, sendFrom, sendWords, settledPanel } from './journey';
import { makeReady, type Stage, setStage } from './stage';

let stage: Stage;
let desk: CompanyDesk;
let receiptsBefore = 0;

beforeAll(async () => {
  stage = await setStage({ sandbox: { orders: 150 } });
  stage.browser.context.setDefaultTimeout(15_000);
  desk = stage.sandbox.quickbooks.company(stage.sandbox.credentials.realms.production);
  await makeReady(stage);
});

beforeEach(() => {
  receiptsBefore = desk.documents('SalesReceipt').length;
});

afterAll(async () => {
  await stage.close();
});

const nothingSent = () => expect(desk.documents('SalesReceipt')).toHaveLength(receiptsBefore);

async function says(panel: Page, sentence: string): Promise<void> {
  await panel.getByText(sentence).first().waitFor();
}

/** The order is still there: sent again after the repair, it arrives once. */
async function canBeSent(panel: Page): Promise<void> {
  await panel.reload();
  await settledPanel(panel);
  await sendFrom(panel);
  expect(desk.documents('SalesReceipt')).toHaveLength(receiptsBefore + 1);
  await panel.close();
}

async function previewOf(orderId: string): Promise<Page> {
  const panel = await openPanel(stage.browser, orderId);
  await settledPanel(panel);
  await panel.getByRole('button', { name: sendWords }).waitFor();
  return panel;
}

it('an order that Amazon does not know', async () => {
  const panel = await openPanel(stage.browser, '999-0000000-0000000');
  await says(panel, 'Amazon knows no order 999-0000000-0000000 in the connected seller account.');
  expect(await panel.getByRole('button', { name: sendWords }).count()).toBe(0);
  nothingSent();
  await panel.close();
});

it('an order in a currency that the company does not keep', async () => {
  const panel = await openPanel(stage.browser, stage.sandbox.landmarks.canadian);
  await says(panel, 'The document is in CAD, and the company keeps its books in USD alone.');
  expect(await panel.getByRole('button', { name: sendWords }).count()).toBe(0);
  nothingSent();
  await panel.close();
});

it.each([
  ['cut off', { kind: 'truncate' }],
  ['a page', { kind: 'html', status: 200, at: 'before' }],
] as const)('an answer of Amazon’s that is %s', async (_, fault) => {
  const { simpleFba, itemTreesMissing } = stage.sandbox.landmarks;
  const orderId = fault.kind === 'html' ? simpleFba : itemTreesMissing;
  stage.sandbox.faults.plan({ url: /sellingpartnerapi-na/, times: 2, fault });
  const panel = await openPanel(stage.browser, orderId);
  await says(panel, 'Amazon answered in a form that we do not understand');
  nothingSent();
  stage.sandbox.faults.clear();
  await canBeSent(panel);
});

it('a period that is closed between preview and posting', async () => {
  const panel = await previewOf(stage.sandbox.landmarks.merchantMultiItem);
  const { bookCloseDate } = desk.mode;
  desk.closeBooks('2099-12-31');
  await pressSend(panel);
  await says(panel, 'The books are closed for the date of this document.');
  nothingSent();
  desk.closeBooks(bookCloseDate);
  await canBeSent(panel);
});

it.each([
  ['Item', 'Amazon sales'],
  ['Account', 'Amazon Clearing'],
])('%s “%s” made inactive between preview and posting', async (entity, name) => {
  const { chargebacks, restocked } = stage.sandbox.landmarks;
  const panel = await previewOf(entity === 'Item' ? chargebacks : restocked);
  const row = desk.documents(entity).find((each) => textOf(each, 'Name') === name) ?? {};
  desk.deactivate(entity, textOf(row, 'Id') ?? '');
  await pressSend(panel);
  await says(panel, 'The document uses an account, item, customer or other entry that was deleted or made');
  nothingSent();
  desk.editAsPerson(entity, textOf(row, 'Id') ?? '', { Active: true, Name: name });
  await canBeSent(panel);
});
