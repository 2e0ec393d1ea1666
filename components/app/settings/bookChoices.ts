import type { MatchingSettings } from '../../../lib/books/matching/matchingSettings';
import type {
  BookSettings,
  DaySettings,
  SettlementBookSettings,
} from '../../../lib/books/settings/bookSettings';
import { type ChoiceRow, choiceRow } from './choiceRow';

/** The choices of each part of the page, in its order. What has no row here is chosen by files and rules. */
export const bookChoices: readonly {
  readonly title: string;
  readonly rows: readonly ChoiceRow[];
}[] = [
  {
    title: 'Sales',
    rows: [
      choiceRow({
        label: 'Date of a sale',
        choices: [
          ['posted', 'when Amazon posted it, which is when it shipped'],
          ['purchased', 'when it was bought'],
          ['released', 'when its money was released'],
        ],
        read: ({ saleDate }) => saleDate,
        write: (settings, saleDate) => ({ ...settings, saleDate }),
      }),
      choiceRow({
        label: 'Sales that Amazon pays after delivery',
        hint: 'Amazon holds their money until some days after delivery.',
        choices: recognitionChoices(),
        read: ({ recognition }) => recognition.DD7,
        write: (settings, DD7) => ({ ...settings, recognition: { ...settings.recognition, DD7 } }),
      }),
      choiceRow({
        label: 'Sales that businesses pay by invoice',
        choices: recognitionChoices(),
        read: ({ recognition }) => recognition.B2B,
        write: (settings, B2B) => ({ ...settings, recognition: { ...settings.recognition, B2B } }),
      }),
      choiceRow({
        label: 'Orders that have not shipped',
        choices: [
          ['nothing', 'nothing in the books'],
          ['estimate', 'an estimate, which posts nothing'],
        ],
        read: ({ unshipped }) => unshipped,
        write: (settings, unshipped) => ({ ...settings, unshipped }),
      }),
      matching('products', {
        label: 'Products',
        choices: [
          ['oneItem', 'one item for all sales'],
          ['matched', 'each by an item of the company'],
        ],
      }),
      matching('missing', {
        label: 'A product without an item',
        hint: 'Counts where products are matched.',
        choices: [
          ['block', 'its documents stop until there is one'],
          ['create', 'a non-inventory item is proposed'],
          ['fallback', 'the fallback item stands for it'],
        ],
      }),
      matching('inventoryItems', {
        label: 'Inventory items',
        hint: 'They move QuickBooks’ own stock and its cost of goods.',
        choices: [
          ['refuse', 'stop the document'],
          ['use', 'are used'],
        ],
      }),
      matching('customers', {
        label: 'Customer of a sale',
        choices: [
          ['single', 'one for all'],
          ['perMarketplace', 'one for each marketplace'],
          ['perBuyer', 'each buyer'],
        ],
      }),
    ],
  },
  {
    title: 'Amazon’s fees',
    rows: [
      choiceRow({
        label: 'Fees of a sale',
        hint: 'Outside the US, negative lines beneath a sale would falsify the tax return.',
        choices: [
          ['lines', 'negative lines beneath the sale'],
          ['purchase', 'an expense of their own, paid from clearing'],
          ['journalEntry', 'a journal entry of their own'],
        ],
        read: ({ fees }) => fees,
        write: (settings, fees) => ({ ...settings, fees }),
      }),
      choiceRow({
        label: 'How finely fees are told apart',
        choices: [
          ['one', 'one item for everything that Amazon takes'],
          ['groups', 'five groups: selling, FBA, storage, advertising, postage'],
          ['everyKind', 'each of Amazon’s words'],
        ],
        read: ({ feeMapping }) => feeMapping.preset,
        write: (settings, preset) => ({ ...settings, feeMapping: { ...settings.feeMapping, preset } }),
      }),
    ],
  },
  {
    title: 'Days',
    rows: [
      day('lines', {
        label: 'Lines of a day’s summary',
        choices: [
          ['byGroup', 'one for each kind of amount'],
          ['byItem', 'one for each item'],
        ],
      }),
      day('refunds', {
        label: 'Refunds of a day',
        choices: [
          ['lines', 'lines of the summary'],
          ['document', 'a document of their own'],
        ],
      }),
    ],
  },
  {
    title: 'Settlements',
    rows: [
      settlement('form', {
        label: 'A settlement becomes',
        choices: [
          ['journalEntry', 'a journal entry'],
          ['salesReceipt', 'a sales receipt'],
          ['invoice', 'an invoice'],
        ],
      }),
      settlement('lines', {
        label: 'Lines of a settlement',
        choices: [
          ['byAccount', 'one for each account'],
          ['byKind', 'one for each of Amazon’s words'],
        ],
      }),
      settlement('fees', {
        label: 'Fees of a settlement',
        choices: [
          ['lines', 'lines of its entry'],
          ['apart', 'a document of their own'],
        ],
      }),
      settlement('convention', {
        label: 'Amazon’s reserve',
        choices: [
          ['zero', 'an account of its own: clearing returns to zero'],
          ['balance', 'stays in clearing, which equals Amazon’s balance'],
        ],
      }),
      settlement('payout', {
        label: 'The payout to your bank',
        choices: [
          ['journalEntry', 'a journal entry, made here'],
          ['transfer', 'a transfer, made here'],
          ['deposit', 'a bank deposit, made here'],
          ['bankFeed', 'left to the bank feed'],
        ],
      }),
    ],
  },
  {
    title: 'Cost and closed periods',
    rows: [
      choiceRow({
        label: 'Cost of goods sold',
        choices: [
          ['no', 'not booked from here'],
          ['yes', 'booked from your table of unit costs'],
        ],
        read: ({ cost }) => (cost.booked ? 'yes' : 'no'),
        write: (settings, value) => ({ ...settings, cost: { ...settings.cost, booked: value === 'yes' } }),
      }),
      choiceRow({
        label: 'Documents of a closed period',
        choices: [
          ['no', 'are blocked'],
          ['yes', 'are dated on its first open day, with a word in the memo'],
        ],
        read: ({ redateClosed }) => (redateClosed ? 'yes' : 'no'),
        write: (settings, value) => ({ ...settings, redateClosed: value === 'yes' }),
      }),
    ],
  },
];

function recognitionChoices() {
  return [
    ['onRelease', 'booked when their money is released'],
    ['atShipment', 'booked at shipment, against deferred balances'],
  ] as const;
}

/** What a row says beside where its setting stands. */
interface RowWords<Value extends string> {
  readonly label: string;
  readonly hint?: string;
  readonly choices: readonly (readonly [Value, string])[];
}

function day<Key extends 'lines' | 'refunds'>(key: Key, words: RowWords<DaySettings[Key]>): ChoiceRow {
  return choiceRow<DaySettings[Key]>({
    ...words,
    read: (settings) => settings.day[key],
    write: (settings, value) => ({ ...settings, day: { ...settings.day, [key]: value } }),
  });
}

function settlement<Key extends keyof SettlementBookSettings>(
  key: Key,
  words: RowWords<SettlementBookSettings[Key]>,
): ChoiceRow {
  return choiceRow<SettlementBookSettings[Key]>({
    ...words,
    read: (settings) => settings.settlement[key],
    write: (settings: BookSettings, value) => ({
      ...settings,
      settlement: { ...settings.settlement, [key]: value },
    }),
  });
}

function matching<Key extends 'products' | 'missing' | 'inventoryItems' | 'customers'>(
  key: Key,
  words: RowWords<MatchingSettings[Key]>,
): ChoiceRow {
  return choiceRow<MatchingSettings[Key]>({
    ...words,
    read: (settings) => settings.matching[key],
    write: (settings, value) => ({ ...settings, matching: { ...settings.matching, [key]: value } }),
  });
}
