import { unitedStatesSettings } from '../../lib/books/settings/bookSettings';
import type { EngineCommands } from '../../lib/messages/engineCommands';
import type { ConnectionSettings } from '../../lib/sync/connection';

/** An order number. */
export const orderId = '114-1111111-1111111';
const hash = 'a'.repeat(64);
/** What a connection may choose. */
export const settings: ConnectionSettings = {
  books: unitedStatesSettings,
  rules: [],
  sync: {
    schedule: { every: 'day', at: '06:30', timeZone: 'Europe/Berlin' },
    filter: { statuses: ['shipped'], channel: 'all' },
    sendsByItself: ['days'],
  },
};
/** The first connection. */
export const connectionId = 'first';
const day = { of: 'day', scope: { country: 'US', currency: 'USD', date: '2026-11-22' } } as const;

/** For each command some that a page sends. */
export const sent: {
  readonly [Command in keyof EngineCommands]: readonly EngineCommands[Command]['asks'][];
} = {
  beginRun: [
    { connectionId, asked: { what: { by: 'changes' }, dryRun: false } },
    {
      connectionId,
      asked: {
        what: { by: 'days', first: '2026-11-01', last: '2026-11-30', counted: 'purchased' },
        filter: { statuses: ['shipped', 'invoiced'], channel: 'AFN', marketplaceIds: ['ATVPDKIKX0DER'] },
        dryRun: true,
      },
    },
    {
      connectionId,
      asked: { what: { by: 'orders', orderIds: [orderId, 'S01-4000008-1000008'] }, dryRun: true },
    },
    { connectionId, asked: { what: { by: 'history', first: '2025-01-01' }, dryRun: false } },
  ],
  agreeRun: [{ runId: 'run/1', digest: hash }],
  cancelRun: [{ runId: 'run/1' }],
  retryJob: [{ jobId: 'first/prepare' }],
  sendDraft: [
    { connectionId, subject: { of: 'order', orderId }, draftKey: 'sale/A/1', previewHash: hash },
    { connectionId, subject: day, draftKey: 'day/US-USD/2026-11-22', previewHash: hash },
  ],
  changeDraft: [
    {
      connectionId,
      subject: { of: 'settlement', settlementId: '12395580393' },
      draftKey: 'settlement/12395580393',
      previewHash: hash,
    },
  ],
  previewOtherShape: [{ connectionId, subject: day, draftKey: 'day/US-USD/2026-11-22' }],
  sendOtherShape: [
    { connectionId, subject: { of: 'order', orderId }, draftKey: 'sale/A/1', previewHashes: [hash, hash] },
  ],
  importSettlement: [{ connectionId, stagedId: 'file-1' }],
  previewSubject: [
    { connectionId, subject: { of: 'deferral', month: '2026-12', country: 'US', currency: 'USD' } },
    { connectionId, subject: { of: 'deferral', month: '2026-12', currency: 'USD' } },
  ],
  saveConnectionSettings: [
    { connectionId, settings },
    {
      connectionId,
      settings: { ...settings, sync: { ...settings.sync, schedule: { every: 'minutes', minutes: 30 } } },
    },
  ],
  previewUndo: [
    { connectionId, scope: { of: 'day', date: '2026-11-22' }, choices: { cascade: true, matched: 'keep' } },
  ],
  startUndo: [
    {
      connectionId,
      scope: { of: 'run', run: 'run/1' },
      choices: { cascade: false, matched: 'remove' },
      hash,
      makeInactive: [{ list: 'item', id: '12', name: 'Steel bottle' }],
    },
  ],
  takeWriting: [{ connectionId, want: 'take' }],
  rebuild: [{ connectionId }],
  sweepNow: [{ connectionId }],
  answerSweep: [{ postingKey: '1/sale/A/1', answer: 'leaveOut' }],
  attachAgain: [{ evidenceKey: '1/evidence/12395580393' }],
};
