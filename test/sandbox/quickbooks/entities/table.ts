import { listRows } from './listTable';
import type { EntityRow } from './row';
import { transactionRows } from './transactionTable';

/** Every kind of entity that the sandbox serves. */
export const entityRows: readonly EntityRow[] = [...transactionRows, ...listRows];

const byName = new Map(entityRows.map((row) => [row.name, row]));
const byPath = new Map(entityRows.map((row) => [row.name.toLowerCase(), row]));

/** The row of an entity by its name, `SalesReceipt`. */
export function entityNamed(entity: string): EntityRow | undefined {
  return byName.get(entity);
}

/** The row of an entity by its part of the address, `salesreceipt`. */
export function entityAtPath(segment: string): EntityRow | undefined {
  return byPath.get(segment);
}
