/** The name of the lock under which a company's batches are sent: by one run at a time. */
export function batchLock(realmId: string): string {
  return `batches:${realmId}`;
}
