import type { ProblemRow } from './row';

const never = { kind: 'never' } as const;
const sellerActs = { kind: 'whenSellerActs' } as const;
const again =
  'Download the settlement from Amazon again (Payments, All statements, Flat file V2) and use that file unopened.';
const fetchAgain =
  'Nothing of this settlement is sent. Fetch its transactions again and download its file anew. If they still differ, ask Amazon which one is right.';

/** Why a settlement is not booked. Each says what is wrong with its file or its transactions, and where. */
export const settlementProblems = {
  settlement_empty: {
    party: 'counterfoil',
    sentence: 'The file is empty.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_web_page: {
    party: 'counterfoil',
    sentence: 'The file is a web page, not a settlement: Amazon probably asked for a sign-in instead.',
    remedy: `Sign in to Seller Central first. ${again}`,
    retry: sellerActs,
  },
  settlement_not_text: {
    party: 'counterfoil',
    sentence:
      'The file is not the text file that Amazon offers; a spreadsheet program may have saved it anew.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_damaged: {
    party: 'counterfoil',
    sentence: 'The compressed file is damaged or cut off and cannot be unpacked.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_resaved: {
    party: 'counterfoil',
    sentence:
      'Line {line}: the columns are not separated by tabs. A spreadsheet program has saved the file anew, which may have changed amounts and dates.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_cells_quoted: {
    party: 'counterfoil',
    sentence:
      'Line {line}: the names of the columns stand in quotation marks. A spreadsheet program has saved the file anew, which may have changed amounts and dates.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_lines_resaved: {
    party: 'counterfoil',
    sentence:
      'The lines of the file do not end as Amazon ends them. A spreadsheet program has saved the file anew, which may have changed amounts and dates.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_other_report: {
    party: 'counterfoil',
    sentence: 'This is no settlement but something else. Line {line} begins: “{start}”.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_columns_missing: {
    party: 'counterfoil',
    sentence:
      'Line {line}: these columns of a settlement are missing: {columns}. It may be the older form, which Amazon has ended.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_column_twice: {
    party: 'counterfoil',
    sentence: 'Line {line}: the column “{column}” is there twice, and it is unclear which one counts.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_header_translated: {
    party: 'counterfoil',
    sentence:
      'Line {line}: the names of the columns are translated (“{start}”), so it is unclear which column is which.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_summary_missing: {
    party: 'counterfoil',
    sentence:
      'Line {line}: the settlement’s summary with its dates, total and currency should stand here, before all other rows, and does not.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_summary_twice: {
    party: 'counterfoil',
    sentence: 'Line {line} repeats the summary of line {first}: the rows are in the file more than once.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_begins_anew: {
    party: 'counterfoil',
    sentence: 'Line {line} names the columns again: two files have been put into one.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_rows_repeated: {
    party: 'counterfoil',
    sentence:
      'Lines {from} to {to} repeat earlier lines. With them the rows add up to {sum}, without them to the {total} of the summary.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_summary_unreadable: {
    party: 'counterfoil',
    sentence: 'Line {line}: the summary has no readable {column}: “{text}”.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_foreign_row: {
    party: 'counterfoil',
    sentence: 'Line {line} belongs to settlement {other}, not to {own}.',
    remedy: `Use one file for one settlement. ${again}`,
    retry: sellerActs,
  },
  settlement_foreign_currency: {
    party: 'counterfoil',
    sentence: 'Line {line} is in {other}, but the settlement is in {own}.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_labels_many: {
    party: 'counterfoil',
    sentence:
      'Up to line {line} the rows bear more different words than Amazon has: the columns are not what the first line says.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_amount_ambiguous: {
    party: 'counterfoil',
    sentence:
      'Line {line}: the amount “{text}” can be read in two ways, because it does not show whether point or comma divides the cents.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_amount_unreadable: {
    party: 'counterfoil',
    sentence: 'Line {line}: “{text}” is not an amount in {currency}.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_date_unreadable: {
    party: 'counterfoil',
    sentence: 'Line {line}: “{text}” is not a date that Amazon uses.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_quantity_unreadable: {
    party: 'counterfoil',
    sentence: 'Line {line}: “{text}” is not a number of units.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_row_outside: {
    party: 'counterfoil',
    sentence:
      'Line {line} is dated {date}, outside the settlement’s time from {from} to {to}. Rows like this: {count}.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_line_cut: {
    party: 'counterfoil',
    sentence: 'The file is cut off within line {line}, its last one.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_without_rows: {
    party: 'counterfoil',
    sentence:
      'The file has a settlement’s summary of nothing, and no row with an amount up to its last line, {line}.',
    remedy: `${again} If that one has no rows either, there is nothing to enter.`,
    retry: sellerActs,
  },
  settlement_truncated: {
    party: 'counterfoil',
    sentence:
      'The file is cut off in line {line}. Its rows add up to {sum}, the summary says {total}: {difference} is missing.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_sum: {
    party: 'counterfoil',
    sentence:
      'The rows up to the last line, {line}, add up to {sum}, the summary says {total}: they are {difference} apart.',
    remedy: again,
    retry: sellerActs,
  },
  settlement_label_unknown: {
    party: 'counterfoil',
    sentence: 'Amazon uses words in this settlement that are not known here: {labels}.',
    remedy: 'Nothing of this settlement is sent until they are known. Please report the words.',
    retry: never,
  },
  settlement_file_twice: {
    party: 'counterfoil',
    sentence:
      'There are two files of settlement {settlement} that are not the same. One is of {one}, the other of {other}.',
    remedy: `Take both away. ${again}`,
    retry: sellerActs,
  },
  settlement_currencies: {
    party: 'amazon',
    sentence: 'Settlement {settlement} has transactions in {one} and in {other}, which cannot be added up.',
    remedy: fetchAgain,
    retry: sellerActs,
  },
  settlement_start_missing: {
    party: 'counterfoil',
    sentence:
      'Settlement {settlement} may have begun before the first transactions that were read, so that its sum is not certain.',
    remedy:
      'Download its file from Amazon (Payments, All statements, Flat file V2) and add it here, or read older transactions.',
    retry: sellerActs,
  },
  settlement_transfer_missing: {
    party: 'amazon',
    sentence:
      'Settlement {settlement} has ended with {total} to be paid out, but no transfer to the bank is known.',
    remedy:
      'Look up the payout under Payments in Seller Central. When Amazon has sent it, fetch the transactions again.',
    retry: sellerActs,
  },
  settlement_transfer_differs: {
    party: 'amazon',
    sentence: 'Settlement {settlement} comes to {total}, but Amazon sent {sent} to the bank.',
    remedy: fetchAgain,
    retry: sellerActs,
  },
  settlement_transfers_several: {
    party: 'amazon',
    sentence:
      'Amazon sent money to the bank more than once after settlement {settlement}: {amounts}. Only one of these can be its payout.',
    remedy:
      'Nothing of this settlement is sent. Look up under Payments in Seller Central which of them paid it, and add its file here.',
    retry: sellerActs,
  },
  settlement_totals_differ: {
    party: 'amazon',
    sentence:
      'Settlement {settlement} comes to {file} in its file, and to {transactions} in its transactions.',
    remedy: fetchAgain,
    retry: sellerActs,
  },
  settlement_control_differs: {
    party: 'amazon',
    sentence:
      'Settlement {settlement}, {what}: Amazon’s file has {file}, Amazon’s transactions have {transactions}.',
    remedy: fetchAgain,
    retry: sellerActs,
  },
  settlement_control_more: {
    party: 'amazon',
    sentence: 'Settlement {settlement}: its file and its transactions differ in {count} more amounts.',
    remedy: 'Nothing of this settlement is sent until they agree. Fetch both from Amazon again.',
    retry: sellerActs,
  },
} as const satisfies Readonly<Record<string, ProblemRow>>;
