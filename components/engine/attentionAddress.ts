import type { AttentionRow } from '../../lib/sync/views';
import { hashOf } from '../app/routes';

/** Where something that needs the seller is mended. */
export function attentionAddress({ orderId, postingKey, runId, leadsTo }: AttentionRow): string {
  if (leadsTo !== undefined) return `/app.html${hashOf(leadsTo)}`;
  if (orderId !== undefined) return `/panel.html?order=${encodeURIComponent(orderId)}`;
  if (postingKey !== undefined) return `/app.html${hashOf('documents', postingKey)}`;
  return `/app.html${runId === undefined ? hashOf('waiting') : hashOf('runs', runId)}`;
}
