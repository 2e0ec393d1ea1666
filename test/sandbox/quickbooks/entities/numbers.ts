import type { Company } from '../company';
import { faults } from '../fault';
import { type JsonRecord, textOf } from '../record';
import type { EntityRow } from './row';

/**
 * The number a document gets. With custom numbers off the service counts by itself and ignores what was
 * sent; with them on, a number used before is refused only where the company warns about it (6140).
 * Each kind of document has its own number space.
 */
export function docNumberOf(
  company: Company,
  row: EntityRow,
  content: JsonRecord,
  previous: JsonRecord | undefined,
  allowDuplicate: boolean,
): string | undefined {
  if (row.numberedAs === undefined) return undefined;
  const { customTxnNumbers, warnDuplicateNumber } = company.mode;
  if (!customTxnNumbers && row.name !== 'JournalEntry' && row.name !== 'Purchase') {
    return previous === undefined ? nextNumber(company, row.name) : textOf(previous, 'DocNumber');
  }
  const wanted = textOf(content, 'DocNumber');
  if (wanted === undefined || !warnDuplicateNumber || allowDuplicate) return wanted;
  const taken = company.find(
    row.name,
    (other) => other['DocNumber'] === wanted && other['Id'] !== previous?.['Id'],
  );
  if (taken !== undefined) throw faults.duplicateNumber(wanted, row.numberedAs, textOf(taken, 'Id') ?? '');
  return wanted;
}

function nextNumber(company: Company, entity: string): string {
  const used = company.all(entity).map((row) => Number(row['DocNumber']));
  return String(Math.max(1000, ...used.filter((number) => Number.isSafeInteger(number))) + 1);
}
