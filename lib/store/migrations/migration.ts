import type { Database, Upgrading } from '../schema';

/** One step of the database's shape. Never changed once released: the next step is the next file. */
export interface Migration {
  readonly from: number;
  readonly to: number;
  /** Runs inside the upgrade: awaits nothing but the database. */
  run(database: Database, upgrade: Upgrading): void | Promise<void>;
}
