import { IDBFactory } from 'fake-indexeddb';
import { type Draft, type DraftLine, type ListRef, nonTaxable } from '../../../lib/books/draft';
import { orderNumber } from '../../../lib/books/numbers/orderNumbers';
import type { Posting } from '../../../lib/posting/posting';
import { failed, ok, problem, type Result } from '../../../lib/problem/problem';
import { payloadOf } from '../../../lib/quickbooks/documents/payload';
import type { ScanPorts } from '../../../lib/sync/scans';
import { postAgreed } from '../../../lib/sync/steps/postAgreed';
import { sandboxed } from '../../quickbooks/tools';
import { american } from '../../sandbox/quickbooks/seeds/american';
import { type Context, context } from '../../store/storeFixtures';

const { accounts, items, customers, vendors } = american;
const ref = (id: string): ListRef => ({ id, name: '' });

/** A document as it is planned: its draft key and its draft. */
export interface Planned {
  readonly draftKey: string;
  readonly orderId?: string;
  readonly draft: Draft;
}

/** The sandbox's company and a browser on it whose store can be lost. */
export async function foundBench() {
  const world = sandboxed();
  const { client, clock } = world;
  const paid = new Map<string, { readonly id: string; readonly entity: 'Invoice' | 'CreditMemo' }>();
  const facts = { multiCurrency: false, country: 'US' };
  let browser: Context = context(new IDBFactory());
  let tail: Promise<unknown> = Promise.resolve();

  const ports = (): ScanPorts => ({
    clock: { nowMs: () => clock.now() },
    amazon: {
      getOrder: async () => failed(problem('internal')),
      listTransactionsOfOrder: async () => failed(problem('internal')),
      getMarketplaceParticipations: async () => failed(problem('internal')),
    },
    quickbooks: client,
    scan: client,
    store: browser.store,
    scans: browser.store.scans,
    lock: {
      hold: (_name, run) => {
        const next = tail.then(run, run);
        tail = next.catch(() => undefined);
        return next;
      },
    },
    freeze: (draft, note) => payloadOf(draft, note, facts, { paid }),
    announce: () => undefined,
  });

  const connect = async (): Promise<void> => {
    const company = await client.readCompany();
    const lists = await client.readLists();
    if (!company.ok || !lists.ok) throw new Error('the sandbox does not answer');
    await browser.store.saveCompany(company.value, lists.value);
  };
  await connect();

  return {
    ...world,
    ports,
    store: () => browser.store,
    open: () => browser.open(),
    paid,
    /** The browser's data are gone. */
    async loseStore() {
      browser = context(new IDBFactory());
      await connect();
    },
    post({ draftKey, orderId, draft }: Planned): Promise<Result<Posting>> {
      const agreed = { realmId: world.realm, draftKey, previewHash: 'seen', draft };
      return postAgreed(ports(), draftKey, async () =>
        ok(orderId === undefined ? agreed : { ...agreed, orderId }),
      );
    },
    /** How many documents were ever made through the interface. */
    created: () => world.company.log.filter(({ kind, by }) => kind === 'create' && by === 'api').length,
  };
}

/** A line of a sale, or of a fee where it is negative. */
function line(account: string, amountMinor: number): DraftLine {
  return {
    role: amountMinor < 0 ? 'sellingFees' : 'sales',
    item: ref(items.services),
    account: ref(account),
    description: 'Line',
    amountMinor,
    taxCode: nonTaxable,
  };
}

/** A number from 0 on below `below`. */
export type Draw = (below: number) => number;

/** Numbers that look like chance and are the same for a seed. */
export function drawOf(seed: number): Draw {
  let state = seed >>> 0 || 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const digits = (draw: Draw, count: number): string =>
  Array.from({ length: count }, () => String(draw(10))).join('');

/** An order id that no other draw has made. */
export function drawOrderId(draw: Draw): string {
  return `${digits(draw, 3)}-${digits(draw, 7)}-${digits(draw, 7)}`;
}

/** Documents of every kind, as orders, a day, a settlement and its payout make them. */
export function drawDocuments(draw: Draw, orders: number): readonly Planned[] {
  const planned: Planned[] = [];
  const base = { currency: 'USD', taxes: [], totalTaxMinor: 0 };
  const customer = ref(customers.walkIn);
  const bank = ref(accounts.checking);
  const day = (): string => `2026-11-${String(1 + draw(20)).padStart(2, '0')}`;
  const amount = (): number => 100 + draw(90_000);
  for (let index = 0; index < orders; index += 1) {
    const orderId = drawOrderId(draw);
    const event = `A1SELLER/${digits(draw, 12)}`;
    const number = (...of: Parameters<typeof orderNumber> extends [string, ...infer Rest] ? Rest : never) =>
      orderNumber(orderId, ...of) ?? '';
    const totalMinor = amount();
    const date = day();
    const covers = (...facets: readonly ('revenue' | 'fees' | 'cash' | 'recognition')[]) => [
      { eventKey: event, facets },
    ];
    const memo = `Order ${orderId}`;
    switch (draw(5)) {
      case 0:
        planned.push({
          draftKey: `sale/${event}`,
          orderId,
          draft: {
            ...base,
            kind: 'salesReceipt',
            number: number('sale', 0),
            date,
            memo,
            customer,
            depositAccount: bank,
            lines: [line(accounts.services, totalMinor)],
            totalMinor,
            covers: covers('revenue', 'cash'),
          },
        });
        break;
      case 1:
        planned.push({
          draftKey: `refund/${event}`,
          orderId,
          draft: {
            ...base,
            kind: 'refundReceipt',
            number: number('refund', 0),
            date,
            memo,
            customer,
            depositAccount: bank,
            lines: [line(accounts.services, -totalMinor)],
            totalMinor,
            covers: covers('revenue', 'cash'),
          },
        });
        break;
      case 2:
        planned.push({
          draftKey: `sale/${event}`,
          orderId,
          draft: {
            ...base,
            kind: 'invoice',
            number: number('sale', 0),
            date,
            memo,
            customer,
            receivableAccount: ref(accounts.accountsReceivable),
            lines: [line(accounts.services, totalMinor)],
            totalMinor,
            covers: covers('revenue', 'recognition'),
          },
        });
        planned.push({
          draftKey: `sale/${event}/payment`,
          orderId,
          draft: {
            ...base,
            kind: 'payment',
            number: number('sale', 0, 'payment'),
            date,
            memo,
            customer,
            receivableAccount: ref(accounts.accountsReceivable),
            depositAccount: bank,
            lines: [],
            pays: [{ number: number('sale', 0), amountMinor: totalMinor }],
            totalMinor,
            covers: covers('cash'),
          },
        });
        break;
      case 3:
        planned.push({
          draftKey: `sale/${event}/fees`,
          orderId,
          draft: {
            ...base,
            kind: 'purchase',
            number: number('sale', 0, 'fees'),
            date,
            memo,
            vendor: ref(vendors.northPaper),
            paidFrom: bank,
            lines: [line(accounts.commissionsAndFees, -totalMinor)],
            totalMinor,
            covers: covers('fees'),
          },
        });
        break;
      default:
        planned.push({
          draftKey: `estimate/${orderId}`,
          orderId,
          draft: {
            ...base,
            kind: 'estimate',
            number: number('estimate', 0),
            date,
            memo,
            customer,
            lines: [line(accounts.services, totalMinor)],
            totalMinor,
            covers: [],
          },
        });
    }
  }
  const totalMinor = amount();
  const settlementId = digits(draw, 11);
  planned.push({
    draftKey: 'day/US-USD/2026-11-21',
    draft: {
      ...base,
      kind: 'journalEntry',
      number: 'AZ-US-2026-11-21',
      date: '2026-11-21',
      memo: 'Day',
      lines: [
        line(accounts.checking, -totalMinor),
        line(accounts.sales, totalMinor + 500),
        line(accounts.commissionsAndFees, -500),
      ].map(({ taxCode: _none, ...each }) => each),
      totalMinor: totalMinor + 500,
      covers: Array.from({ length: 3 + draw(900) }, () => ({
        eventKey: `A1SELLER/${digits(draw, 14)}`,
        facets: ['revenue', 'fees', 'cash'] as const,
      })),
    },
  });
  const earlierId = digits(draw, 11);
  const earlierMinor = amount();
  planned.push({
    draftKey: `settlement/${earlierId}/payout`,
    draft: {
      ...base,
      kind: 'deposit',
      number: `AZ${earlierId}-P`,
      date: '2026-11-08',
      memo: 'Payout',
      depositAccount: ref(accounts.savings),
      lines: [line(accounts.undepositedFunds, earlierMinor)].map(({ taxCode: _none, ...each }) => each),
      totalMinor: earlierMinor,
      covers: [{ eventKey: `payout/${earlierId}`, facets: ['cash'] }],
    },
  });
  planned.push({
    draftKey: `settlement/${settlementId}/payout`,
    draft: {
      ...base,
      kind: 'transfer',
      number: `AZ${settlementId}-P`,
      date: '2026-11-22',
      memo: 'Payout',
      lines: [],
      fromAccount: bank,
      toAccount: ref(accounts.savings),
      totalMinor: amount(),
      covers: [{ eventKey: `payout/${settlementId}`, facets: ['cash'] }],
    },
  });
  return planned;
}
