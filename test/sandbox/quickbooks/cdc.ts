import type { Company } from './company';
import { entityRows } from './entities/table';
import { faults } from './fault';
import { present } from './present';
import type { JsonRecord } from './record';
import { metaTime, momentMs } from './time';

const dayMs = 86_400_000;
/** These do not report changes (Intuit: change data capture page). */
const silent = ['TaxCode', 'TaxRate', 'CompanyInfo', 'Preferences', 'Attachable'];

/** Answers what changed since a moment: at most 30 days back, at most 1,000 objects. */
export function changesSince(company: Company, entities: string | null, since: string | null): JsonRecord {
  if (entities === null || entities === '') throw faults.required('entities');
  if (since === null || since === '') throw faults.required('changedSince');
  const sinceMs = momentMs(since);
  if (sinceMs === undefined) throw faults.invalidDate('changedSince', since);
  if (sinceMs < company.clock.now() - 30 * dayMs) {
    throw faults.business('changedSince may be at most 30 days in the past.');
  }
  let left = 1000;
  const responses = entities.split(',').map((name): JsonRecord => {
    const row = entityRows.find((known) => known.name.toLowerCase() === name.trim().toLowerCase());
    if (row === undefined || silent.includes(row.name)) {
      throw faults.queryValidation(`invalid context declaration: ${name}`);
    }
    const changed = company
      .all(row.name)
      .filter((entity) => company.changedMs(row.name, String(entity['Id'])) >= sinceMs)
      .map((entity) => present(company, row.name, entity));
    const deleted = [...company.deleted(row.name)]
      .filter(([, atMs]) => atMs >= sinceMs)
      .map(([Id, atMs]) => ({
        domain: 'QBO',
        status: 'Deleted',
        Id,
        MetaData: { LastUpdatedTime: metaTime(atMs) },
      }));
    const shown: JsonRecord[] = [...changed, ...deleted].slice(0, left);
    left -= shown.length;
    return shown.length === 0 ? {} : { [row.name]: shown, startPosition: 1, maxResults: shown.length };
  });
  return { CDCResponse: [{ QueryResponse: responses }] };
}
