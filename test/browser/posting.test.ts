import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyDesk } from '../sandbox/quickbooks/person';
import { type JsonRecord, listOf, recordOf, textOf } from '../sandbox/quickbooks/record';
import {
  clickChip,
  type DrawnChip,
  openPanel,
  ordersAddress,
  panelIn,
  pressSend,
  pressUndo,
  readChips,
  refreshPanel,
  sendFrom,
  settledPanel,
  waitForChip,
  windowAt,
} from './journey';
import { makeReady, type Stage, setStage } from './stage';

let stage: Stage;
let desk: CompanyDesk;

beforeAll(async () => {
  stage = await setStage({ sandbox: { orders: 150 } });
  stage.browser.context.setDefaultTimeout(15_000);
  desk = stage.sandbox.quickbooks.company(stage.sandbox.credentials.realms.production);
  await makeReady(stage);
});

afterAll(async () => {
  await stage.close();
});

/** The sales receipts of an order that the company holds, as its numbers say. */
function receiptsOf(orderId: string): readonly JsonRecord[] {
  return desk
    .documents('SalesReceipt')
    .filter((receipt) => textOf(receipt, 'DocNumber')?.startsWith(orderId) === true);
}

function onlyReceiptOf(orderId: string): JsonRecord {
  const [receipt, ...more] = receiptsOf(orderId);
  if (receipt === undefined || more.length > 0) throw new Error(`${orderId}: ${more.length} receipts more`);
  return receipt;
}

function idOf(row: JsonRecord): string {
  return textOf(row, 'Id') ?? '';
}

async function openOrders(): Promise<Page> {
  const page = await stage.browser.context.newPage();
  await page.goto(ordersAddress);
  return page;
}

async function openFromChip(page: Page, orderId: string): Promise<Frame> {
  await page.bringToFront();
  await clickChip(page, orderId);
  return panelIn(page, orderId);
}

async function chipOf(page: Page, orderId: string): Promise<DrawnChip | undefined> {
  return (await readChips(page)).find((chip) => chip.orderId === orderId);
}

function sendButtons(panel: Page | Frame) {
  return panel.getByRole('button', { name: /^Send/ });
}

/** The middle of the button, once it takes clicks. */
async function placeOfSend(panel: Frame): Promise<[number, number]> {
  await settledPanel(panel);
  const send = sendButtons(panel);
  await send.click({ trial: true });
  const box = await send.boundingBox();
  if (box === null) throw new Error('The button is not drawn');
  return [box.x + box.width / 2, box.y + box.height / 2];
}

describe('sending', () => {
  it('from the chip in the list, then from a second tab and after a reload: one document', async () => {
    const orderId = stage.sandbox.landmarks.merchantMultiItem;
    const [first, second] = [await openOrders(), await openOrders()];
    await waitForChip(first, orderId, 'notSent');
    await waitForChip(second, orderId, 'notSent');

    await sendFrom(await openFromChip(first, orderId));
    expect(receiptsOf(orderId)).toHaveLength(1);
    for (const page of [first, second]) {
      const chip = await waitForChip(page, orderId, 'sent');
      expect(chip.words).toContain(orderId);
    }

    const again = await openFromChip(second, orderId);
    await again.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await sendButtons(again).count()).toBe(0);

    await first.reload();
    await waitForChip(first, orderId, 'sent');
    const reloaded = await openFromChip(first, orderId);
    await reloaded.getByRole('button', { name: 'Undo' }).waitFor();
    expect(await sendButtons(reloaded).count()).toBe(0);
    expect(receiptsOf(orderId)).toHaveLength(1);

    await reloaded.getByRole('link', { name: `Open ${orderId} in QuickBooks` }).click();
    const quickbooks = await windowAt(stage.browser.context, 'app.qbo.intuit.com');
    expect(new URL(quickbooks.url()).searchParams.get('txnId') ?? quickbooks.url()).toContain(
      idOf(onlyReceiptOf(orderId)),
    );
    await quickbooks.locator('[data-property="DocNumber"]', { hasText: orderId }).waitFor();
    for (const page of [quickbooks, first, second]) await page.close();
  });

  it('twice at the same moment from two tabs: one document', async () => {
    const orderId = stage.sandbox.landmarks.simpleFba;
    const tabs = [await openOrders(), await openOrders()] as const;
    for (const tab of tabs) await waitForChip(tab, orderId, 'notSent');
    const panels = [await openFromChip(tabs[0], orderId), await openFromChip(tabs[1], orderId)] as const;
    const places = [await placeOfSend(panels[0]), await placeOfSend(panels[1])] as const;
    await Promise.all(tabs.map((tab, index) => tab.mouse.click(...(places[index] ?? [0, 0]))));
    for (const panel of panels) await panel.getByRole('button', { name: 'Undo' }).waitFor();
    expect(receiptsOf(orderId)).toHaveLength(1);
    expect(desk.log.filter(({ kind, docNumber }) => kind === 'create' && docNumber === orderId)).toHaveLength(
      1,
    );
    for (const tab of tabs) {
      await waitForChip(tab, orderId, 'sent');
      await tab.close();
    }
  });

  it('all shipments of an order, each under its own number', async () => {
    const orderId = stage.sandbox.landmarks.splitThree;
    const page = await openOrders();
    const panel = await openFromChip(page, orderId);
    await pressSend(panel, 'Send all 3 to QuickBooks');
    await waitForChip(page, orderId, 'sent');
    expect(receiptsOf(orderId).map((receipt) => textOf(receipt, 'DocNumber'))).toEqual([
      orderId,
      `${orderId}-1`,
      `${orderId}-2`,
    ]);
    const dates = receiptsOf(orderId).map((receipt) => textOf(receipt, 'TxnDate') ?? '');
    expect(dates).toEqual([...dates].sort());
    await page.close();
  });
});

describe('what arrives', () => {
  it('is what the panel showed, and moves the accounts as an accountant worked it out', async () => {
    const orderId = stage.sandbox.landmarks.workedCase1;
    const page = await stage.browser.context.newPage();
    await page.goto(`https://sellercentral.amazon.com/orders-v3/order/${orderId}`);
    const panel = await panelIn(page, orderId);
    await settledPanel(panel);
    const shown = await shownDocument(panel);
    expect(shown).toMatchObject({
      number: orderId,
      total: '23.36',
      facts: { Date: 'Nov 2, 2026', Customer: 'Amazon', 'Deposited to': 'Amazon Clearing' },
    });
    const before = balances();
    await sendFrom(panel);

    const receipt = onlyReceiptOf(orderId);
    expect(receipt).toMatchObject({
      DocNumber: orderId,
      TxnDate: '2026-11-02',
      TotalAmt: 23.36,
      CustomerRef: { name: shown.facts['Customer'] },
      DepositToAccountRef: { name: shown.facts['Deposited to'] },
      TxnTaxDetail: { TotalTax: 0 },
    });
    const arrived = linesOf(receipt);
    expect(arrived.map(({ what, item, amount }) => ({ what, item, amount })).sort(byText)).toEqual(
      [...shown.lines].sort(byText),
    );
    expect(arrived.every(({ taxCode }) => taxCode === 'NON')).toBe(true);
    expect(arrived.reduce((sum, { amount }) => sum + Math.round(Number(amount) * 100), 0)).toBe(2336);

    expect(movedSince(before)).toEqual({
      'Amazon Clearing': 2336,
      'Amazon Promotions': 999,
      'Amazon Seller Fees': 540,
      'Amazon FBA Fees': 722,
      'Amazon Sales': -3998,
      'Amazon Shipping Income': -599,
    });
    await page.close();
  });
});

describe('undo', () => {
  it('takes the document out; sent again, it is a new one', async () => {
    const orderId = stage.sandbox.landmarks.chargebacks;
    const page = await openOrders();
    const before = balances();
    const panel = await openFromChip(page, orderId);
    await sendFrom(panel);
    const first = idOf(onlyReceiptOf(orderId));
    await waitForChip(page, orderId, 'sent');

    await pressUndo(panel);
    await waitForChip(page, orderId, 'notSent');
    await panel.getByText('It can be sent again.').waitFor();
    expect(receiptsOf(orderId)).toEqual([]);
    expect(movedSince(before)).toEqual({});

    await pressSend(panel, 'Send to QuickBooks again');
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    await waitForChip(page, orderId, 'sent');
    expect(idOf(onlyReceiptOf(orderId))).not.toBe(first);
    await page.close();
  });

  it('is refused where a person has changed the document', async () => {
    const orderId = stage.sandbox.landmarks.itemTreesMissing;
    const panel = await openPanel(stage.browser, orderId);
    await sendFrom(panel);
    const id = idOf(onlyReceiptOf(orderId));
    desk.editAsPerson('SalesReceipt', id, { CustomerMemo: { value: 'Left at the door' } });
    await pressUndo(panel);
    await panel
      .getByText(`Document ${orderId} was changed in QuickBooks since it was sent, so it was not removed.`)
      .first()
      .waitFor();
    await panel.getByText('Sent, edited since').first().waitFor();
    expect(await panel.getByRole('button', { name: 'Undo' }).count()).toBe(0);
    expect(idOf(onlyReceiptOf(orderId))).toBe(id);
    await panel.close();
  });

  it('is refused in a period that was closed meanwhile, and works once it is open again', async () => {
    const orderId = stage.sandbox.landmarks.itemTreesAnonymous;
    const panel = await openPanel(stage.browser, orderId);
    await sendFrom(panel);
    const { bookCloseDate } = desk.mode;
    desk.closeBooks(textOf(onlyReceiptOf(orderId), 'TxnDate'));
    await pressUndo(panel);
    await panel.getByText('The books are closed for the date of this document.').first().waitFor();
    expect(receiptsOf(orderId)).toHaveLength(1);

    desk.closeBooks(bookCloseDate);
    await pressUndo(panel);
    await panel.getByText('It can be sent again.').waitFor();
    expect(receiptsOf(orderId)).toEqual([]);
    await panel.close();
  });
});

describe('what people do in QuickBooks', () => {
  it('an edited document is said to be edited, a deleted one to be gone', async () => {
    const orderId = stage.sandbox.landmarks.restocked;
    const page = await openOrders();
    const panel = await openFromChip(page, orderId);
    await sendFrom(panel);
    // Its refund has no item yet.
    await waitForChip(page, orderId, 'partlySent');
    const id = idOf(onlyReceiptOf(orderId));

    desk.editAsPerson('SalesReceipt', id, { PrivateNote: 'Checked by Ann' });
    await refreshPanel(panel);
    await panel.getByText('Somebody changed this document in QuickBooks after it was sent.').waitFor();
    await expect
      .poll(async () => (await chipOf(page, orderId))?.title)
      .toBe('In QuickBooks, and changed there since.');
    expect((await chipOf(page, orderId))?.state).toBe('partlySent');

    desk.deleteAsPerson('SalesReceipt', id);
    await refreshPanel(panel);
    await panel.getByText('Somebody removed this document in QuickBooks. It can be sent again.').waitFor();
    await panel.getByText(`Document ${orderId} was deleted in QuickBooks.`).first().waitFor();
    await waitForChip(page, orderId, 'blocked');
    expect(receiptsOf(orderId)).toEqual([]);
    await page.close();
  });

  it('a document with the order’s number that was made by hand is left alone, and nothing is sent', async () => {
    const orderId = stage.sandbox.landmarks.refundedBeforeSale;
    const panel = await openPanel(stage.browser, orderId);
    await sendButtons(panel).first().waitFor();
    await settledPanel(panel);
    const byHand = desk.createAsPerson('SalesReceipt', receiptByHand(orderId));
    await pressSend(panel);
    await panel
      .getByText(`QuickBooks already has a document ${orderId} that was not made here.`)
      .first()
      .waitFor();
    expect(receiptsOf(orderId).map(idOf)).toEqual([idOf(byHand)]);
    expect(desk.document('SalesReceipt', idOf(byHand))).toMatchObject({ SyncToken: '0', TotalAmt: 12 });
    expect(await panel.getByRole('button', { name: 'Undo' }).count()).toBe(0);

    desk.deleteAsPerson('SalesReceipt', idOf(byHand));
    await refreshPanel(panel);
    await pressSend(panel);
    await panel.getByRole('button', { name: 'Undo' }).waitFor();
    expect(idOf(onlyReceiptOf(orderId))).not.toBe(idOf(byHand));
    await panel.close();
  });
});

describe('a clearing account that deposits are made from', () => {
  it('a deposited document is not removed', async () => {
    const app = await openPanel(stage.browser, '');
    await app.goto(`chrome-extension://${stage.browser.extensionId}/app.html#books`);
    await app.getByLabel('Clearing account').selectOption({ label: 'Undeposited Funds' });
    await app.getByRole('button', { name: 'Save', exact: true }).click();
    await app.getByText('Done. The books are as shown here.').waitFor();
    await app.close();

    const orderId = stage.sandbox.landmarks.hostileTitles;
    const panel = await openPanel(stage.browser, orderId);
    await sendFrom(panel);
    const receipt = onlyReceiptOf(orderId);
    const checking = accountNamed('Checking');
    const deposit = desk.deposit(idOf(receipt), checking);
    await pressUndo(panel);
    await panel
      .getByText(`Document ${orderId} is part of a bank deposit in QuickBooks, so it was not removed.`)
      .first()
      .waitFor();
    expect(receiptsOf(orderId)).toHaveLength(1);

    desk.deleteAsPerson('Deposit', deposit);
    await pressUndo(panel);
    await panel.getByText('It can be sent again.').waitFor();
    expect(receiptsOf(orderId)).toEqual([]);
    await panel.close();
  });
});

interface ShownLine {
  readonly what: string;
  readonly item: string;
  readonly amount: string;
}

/** A panel's only document, as a person reads it. */
async function shownDocument(panel: Frame): Promise<{
  readonly number: string;
  readonly total: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly lines: readonly ShownLine[];
}> {
  const slip = panel.getByRole('article');
  return slip.evaluate((article) => {
    const text = (element: Element | null | undefined) => (element?.textContent ?? '').trim();
    const plain = (amount: string) => amount.replace('−', '-').replaceAll(/[^\d.-]/g, '');
    return {
      number: text(article.querySelector('h2')),
      total: plain(text(article.querySelector('.cf-lines-total td:last-child'))),
      facts: Object.fromEntries(
        [...article.querySelectorAll('.cf-stub-facts > div')].map((fact) => [
          text(fact.querySelector('dt')),
          text(fact.querySelector('dd')),
        ]),
      ),
      lines: [...article.querySelectorAll('td.cf-lines-what')].map((cell) => {
        const where = cell.querySelector('.cf-lines-where');
        const whole = text(cell);
        const narrow = text(where?.querySelector('.cf-lines-narrow'));
        const [item = ''] = text(where)
          .slice(narrow.length)
          .split(' · ')
          .filter((part) => part.trim() !== '');
        return {
          what: whole.slice(0, whole.length - text(where).length).trim(),
          item: item.trim(),
          amount: plain(text(cell.parentElement?.lastElementChild)),
        };
      }),
    };
  });
}

function linesOf(receipt: JsonRecord): readonly (ShownLine & { readonly taxCode: string | undefined })[] {
  return listOf(receipt, 'Line')
    .filter((line) => line['DetailType'] === 'SalesItemLineDetail')
    .map((line) => {
      const detail = recordOf(line, 'SalesItemLineDetail');
      return {
        what: textOf(line, 'Description') ?? '',
        item: textOf(recordOf(detail, 'ItemRef'), 'name') ?? '',
        amount: Number(line['Amount']).toFixed(2),
        taxCode: textOf(recordOf(detail, 'TaxCodeRef'), 'value'),
      };
    });
}

function byText(left: object, right: object): number {
  return JSON.stringify(left) < JSON.stringify(right) ? -1 : 1;
}

function balances(): ReadonlyMap<string, number> {
  return desk.ledger.balances();
}

/** What moved since then, by the accounts' names; debit positive. */
function movedSince(before: ReadonlyMap<string, number>): Readonly<Record<string, number>> {
  const names = new Map(desk.documents('Account').map((row) => [idOf(row), textOf(row, 'Name') ?? '']));
  return Object.fromEntries(
    [...desk.ledger.balances()]
      .map(([id, minor]) => [names.get(id) ?? id, minor - (before.get(id) ?? 0)] as const)
      .filter(([, minor]) => minor !== 0),
  );
}

function accountNamed(name: string): string {
  const row = desk.documents('Account').find((each) => textOf(each, 'Name') === name);
  if (row === undefined) throw new Error(`No account ${name}`);
  return idOf(row);
}

/** What a person might have entered for the order. */
function receiptByHand(number: string): JsonRecord {
  const item = desk.documents('Item').find((row) => textOf(row, 'Name') === 'Services');
  return {
    DocNumber: number,
    TxnDate: '2026-11-20',
    Line: [
      {
        DetailType: 'SalesItemLineDetail',
        Amount: 12,
        SalesItemLineDetail: { ItemRef: { value: item === undefined ? '1' : idOf(item) } },
      },
    ],
  };
}
