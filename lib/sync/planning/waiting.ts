import type { EnginePorts } from '../jobs/ports';
import type { Subject } from '../prepared';
import { subjectKey } from './subjectKey';

/** Settlements that wait until documents of their orders and days are in the books. */
export async function settlementsThatWait({
  facts,
  prepared,
}: Pick<EnginePorts, 'facts' | 'prepared'>): Promise<readonly Subject[]> {
  const subjects = (await facts.readSettlements()).map(
    ({ settlementId }): Subject => ({ of: 'settlement', settlementId }),
  );
  const rows = await prepared.readPrepared(subjects);
  const waits = new Set(
    rows
      .filter(({ problems }) => problems.some(({ code }) => code === 'settlement_after_documents'))
      .map(({ subject }) => subjectKey(subject)),
  );
  return subjects.filter((subject) => waits.has(subjectKey(subject)));
}
