/** The name of the lock under which everything of one company is written. */
export function companyLock(realmId: string): string {
  return `company:${realmId}`;
}
