/** A company is read as a whole by one worker at a time. */
export const scanLock = (realmId: string): string => `scan:${realmId}`;
