/** What one month of a company's reads came to. */
export interface MonthOfReads {
  readonly realmId: string;
  /** `2026-11`, in UTC. */
  readonly month: string;
  readonly count: number;
}

/**
 * Where reads are counted: Intuit meters the answers to reads and queries, and stops an app that has used up its
 * month. Source: Intuit, App Partner Program (500,000 a month in its first tier).
 */
export interface ReadCountPort {
  addReads(realmId: string, month: string, count: number): Promise<void>;
  /** Each month of a company, the oldest first. */
  readReads(realmId: string): Promise<readonly MonthOfReads[]>;
}
