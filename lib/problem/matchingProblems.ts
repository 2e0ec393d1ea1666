import type { ProblemRow } from './row';

const sellerActs = { kind: 'whenSellerActs' } as const;

/** Products, items and accounts that do not find each other. */
export const matchingProblems = {
  account_type: {
    party: 'counterfoil',
    sentence: 'The account “{name}” for {role} is of type {type}, where {wanted} is needed.',
    remedy: 'Choose an account of type {wanted} in Set up the books.',
    retry: sellerActs,
  },
  account_currency: {
    party: 'counterfoil',
    sentence: 'The account “{name}” is kept in {accountCurrency}, and this amount is in {currency}.',
    remedy: 'Choose an account in {currency} in Set up the books.',
    retry: sellerActs,
  },
  party_currency: {
    party: 'counterfoil',
    sentence: 'The {what} “{name}” is kept in {own}, and this amount is in {currency}.',
    remedy: 'Choose a {what} in {currency} in Set up the books.',
    retry: sellerActs,
  },
  item_on_other_account: {
    party: 'counterfoil',
    sentence:
      'The item “{name}” for {role} posts to “{account}”, an account of type {type}. This money is neither income nor expense.',
    remedy: 'Choose an item that posts to an account of the balance sheet in Set up the books.',
    retry: sellerActs,
  },
  tracking_off: {
    party: 'counterfoil',
    sentence: 'The {what} “{name}” is wanted here, and this company does not track them in QuickBooks.',
    remedy:
      'Switch it on in QuickBooks under Account and settings, Advanced, or take the {what} out of the settings of the books and the rules.',
    retry: sellerActs,
  },
  classes_differ: {
    party: 'counterfoil',
    sentence:
      'The lines of this document have different classes ({names}), and this company gives one class to a document.',
    remedy:
      'Have QuickBooks track classes by row under Account and settings, Advanced, or choose one class in the settings of the books.',
    retry: sellerActs,
  },
  entry_gone: {
    party: 'counterfoil',
    sentence: 'The {what} “{name}” is no longer in QuickBooks.',
    remedy: 'Choose another one in the settings of the books.',
    retry: sellerActs,
  },
  name_not_found: {
    party: 'counterfoil',
    sentence: 'QuickBooks has no {what} that is called “{name}”.',
    remedy: 'Correct the name in your rules or settings, or create it in QuickBooks.',
    retry: sellerActs,
  },
  name_ambiguous: {
    party: 'counterfoil',
    sentence: 'QuickBooks has more than one {what} that is called “{name}”.',
    remedy: 'Use the whole name in your rules or settings, with the names above it: Online:Amazon.',
    retry: sellerActs,
  },
  product_unmatched: {
    party: 'counterfoil',
    sentence: 'No item in QuickBooks stands for {product}.',
    remedy:
      'Give an item in QuickBooks this SKU, choose an item for it under Matching, or book all products as one item.',
    retry: sellerActs,
  },
  product_to_create: {
    party: 'counterfoil',
    sentence: 'No item in QuickBooks stands for {product}. “{name}” can be created as a non-inventory item.',
    remedy: 'Agree to it under Matching, or choose another item there.',
    retry: sellerActs,
  },
  product_on_fallback: {
    party: 'counterfoil',
    sentence: 'No item in QuickBooks stands for {product}, so it is booked on “{item}”.',
    remedy: 'Nothing to do, or choose an item for it under Matching.',
    retry: sellerActs,
  },
  fallback_missing: {
    party: 'counterfoil',
    sentence:
      'No item in QuickBooks stands for {product}, and none is chosen for products that have no item.',
    remedy: 'Choose that item under Matching.',
    retry: sellerActs,
  },
  product_ambiguous: {
    party: 'counterfoil',
    sentence: 'More than one item in QuickBooks stands for {product}: “{name}” and “{other}”.',
    remedy: 'Choose one of them under Matching, or make the other one inactive in QuickBooks.',
    retry: sellerActs,
  },
  inventory_refused: {
    party: 'counterfoil',
    sentence:
      '“{name}” is an inventory item: selling it on a document lowers its stock and books its cost in QuickBooks.',
    remedy:
      'Allow inventory items under Matching if QuickBooks shall count this stock, or choose another item there.',
    retry: sellerActs,
  },
  inventory_without_units: {
    party: 'counterfoil',
    sentence: '“{name}” is an inventory item, and this amount is for no whole number of units above zero.',
    remedy: 'Choose an item that is not inventory for it under Matching.',
    retry: sellerActs,
  },
  bundle_unusable: {
    party: 'counterfoil',
    sentence: 'The bundle “{name}” cannot be sold: {reason}.',
    remedy: 'Correct the bundle in QuickBooks, or choose another item under Matching.',
    retry: sellerActs,
  },
  item_posts_elsewhere: {
    party: 'counterfoil',
    sentence: 'The item “{name}” posts to “{account}”, but “{wanted}” is chosen beside it.',
    remedy: 'Choose an item that posts to “{wanted}”, or leave the account to the item.',
    retry: sellerActs,
  },
  fee_mapped_to_income: {
    party: 'counterfoil',
    sentence:
      'The account “{name}” for {role} is an income account. Fees booked there would lower your sales instead of showing as expenses.',
    remedy: 'Choose an expense account for {role}.',
    retry: sellerActs,
  },
  table_unreadable: {
    party: 'counterfoil',
    sentence: 'Line {line} of the table of {table}: {reason}.',
    remedy: 'Correct the line and read the table again. Nothing was taken from it.',
    retry: sellerActs,
  },
  settings_not_readable: {
    party: 'counterfoil',
    sentence: 'This is no file of settings: it cannot be read as such from its first to its last character.',
    remedy: 'Choose a file that was exported here, or mend it where the details say.',
    retry: sellerActs,
  },
  settings_other_file: {
    party: 'counterfoil',
    sentence: 'This file holds no settings of the books, or those of another version.',
    remedy: 'Choose a file of settings that was exported here.',
    retry: sellerActs,
  },
  settings_field: {
    party: 'counterfoil',
    sentence: 'In the settings, “{field}” is not right. Wanted: {wanted}.',
    remedy: 'Mend it and read the file again. Nothing was taken from it.',
    retry: sellerActs,
  },
  settings_field_missing: {
    party: 'counterfoil',
    sentence: 'The settings lack the field “{field}”.',
    remedy: 'Add it, or export the settings again. Nothing was taken from the file.',
    retry: sellerActs,
  },
  settings_unknown_field: {
    party: 'counterfoil',
    sentence: 'The settings have a field “{field}” that no settings have.',
    remedy: 'Take it out, or look whether it is misspelt. Nothing was taken from the file.',
    retry: sellerActs,
  },
  settings_no_mode: {
    party: 'counterfoil',
    sentence: 'It is not chosen how sales are booked.',
    remedy: 'Choose orders, daily summaries or settlements.',
    retry: sellerActs,
  },
  settings_mode_twice: {
    party: 'counterfoil',
    sentence: 'Two ways of booking sales begin on the same day: {from}.',
    remedy: 'Leave one of them.',
    retry: sellerActs,
  },
  settings_zone_unknown: {
    party: 'counterfoil',
    sentence: 'No time zone is called “{zone}”.',
    remedy: 'Choose one by region and city, such as America/New_York.',
    retry: sellerActs,
  },
  settings_released_at_shipment: {
    party: 'counterfoil',
    sentence:
      'Sales are dated on the day of their release, and yet some of those that Amazon holds back are booked when they ship.',
    remedy: 'Book them on release too, or date sales on the day of the sale.',
    retry: sellerActs,
  },
  settings_fees_in_sales: {
    party: 'counterfoil',
    sentence:
      'Fees stand as negative lines beneath sales. In {place} that lowers the turnover of your tax return instead of raising your purchases.',
    remedy: 'Book fees as purchases or as a journal entry.',
    retry: sellerActs,
  },
  settings_no_fallback: {
    party: 'counterfoil',
    sentence: 'Products without an item go to another item, and that item is not chosen.',
    remedy: 'Choose it under Matching.',
    retry: sellerActs,
  },
  settings_stock_without_items: {
    party: 'counterfoil',
    sentence:
      'Inventory items are to be sold, but settlements are journal entries, which sell no items: the stock in QuickBooks would not fall.',
    remedy: 'Book settlements as sales receipts or invoices, or do not use inventory items.',
    retry: sellerActs,
  },
  settings_row_twice: {
    party: 'counterfoil',
    sentence: 'The table of {table} has two rows for the same: {row}.',
    remedy: 'Take one of them out.',
    retry: sellerActs,
  },
  previous_system: {
    party: 'counterfoil',
    sentence:
      'This is from before {from}, when your books began here: it is in the books that you kept before.',
    remedy: 'Nothing to do.',
    retry: { kind: 'never' },
  },
  kind_not_mapped: {
    party: 'counterfoil',
    sentence:
      'Amounts of the kind “{kind}” are no line of a document, so that no item or account stands for them.',
    remedy: 'Take the row out of the table.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
