import type { OrderFilter } from '../../lib/sync/connection';

/** Where nothing was chosen: every order that has shipped gets its document. */
export const standingFilter: OrderFilter = { statuses: ['shipped'], channel: 'all' };
