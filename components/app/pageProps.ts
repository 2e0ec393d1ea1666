import type { ConnectionHead } from '../../lib/sync/views';
import type { AppData } from '../source';
import type { AppModel } from './appModel';

/** What every page of a connection gets. */
export interface PageProps {
  readonly model: AppModel;
  readonly data: AppData;
  readonly connection: ConnectionHead;
}
