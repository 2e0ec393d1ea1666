import { claimPrefix } from '../posting/claimNote';
import type { ClaimWriteOutcome } from '../posting/claimState';
import type { AttachedFile, AttachOutcome, EvidenceDocument } from '../posting/evidenceState';
import { failed, ok, problem } from '../problem/problem';
import type { ClaimNotesPort } from '../sync/claimPorts';
import type { AttachmentsPort } from '../sync/evidencePorts';
import { attachedFile, claimNote, rowsOf, serverTimeOf } from './attachmentRows';
import type { CallEnd, QuickBooksCall } from './call';
import { documentRows } from './documents/documentRows';
import { faultIn, judgeFault } from './faults';
import { multipart } from './multipart';
import { queryAll, quoted } from './query';
import { isDeleted, memberOf } from './send';

type Call = (call: QuickBooksCall) => Promise<CallEnd>;

/** More claims than any company has; a person who copies notes would have to be busy. */
const mostClaims = 100;

/** The notes that say who sends by itself: attachments without a file, tied to nothing. */
export function createClaimNotes(call: Call): ClaimNotesPort {
  return {
    async readClaims() {
      const condition = `Note like ${quoted(`${claimPrefix}%`)}`;
      const query = `select * from Attachable where ${condition} startposition 1 maxresults ${mostClaims}`;
      const end = await call({ method: 'GET', path: '/query', parameters: { query } });
      if (end.ended === 'refused') return failed(end.verdict.problem);
      if (end.ended !== 'answered') return failed(end.problem);
      const rows = rowsOf(end.json);
      const serverNowMs = serverTimeOf(end.json);
      const notes = rows?.map(claimNote);
      if (notes === undefined || serverNowMs === undefined || notes.includes(undefined))
        return failed(problem('quickbooks_answer_unreadable', { where: 'query Attachable' }));
      return ok({
        // A file that somebody has given our words as its note is theirs.
        notes: notes.flatMap((note) => (note === undefined || note.isFile ? [] : [note.note])),
        serverNowMs,
      });
    },
    createClaim: async (text, requestId) =>
      claimWritten(await call({ ...writing({ Note: text }), parameters: { requestid: requestId } })),
    // A full update: of attachments Intuit documents no sparse one.
    changeClaim: async (id, syncToken, text) =>
      claimWritten(await call(writing({ Id: id, SyncToken: syncToken, Note: text }))),
    removeClaim: (id, syncToken) => remove(call, id, syncToken),
  };
}

/** The company's list of attached files. */
export function createAttachments(call: Call): AttachmentsPort {
  return {
    async findFiles(notePrefix, fileName) {
      const found = new Map<string, AttachedFile>();
      for (const condition of [`Note like ${quoted(`${notePrefix}%`)}`, `FileName = ${quoted(fileName)}`]) {
        const rows = await queryAll(call, 'Attachable', condition);
        if (!rows.ok) return rows;
        for (const row of rows.value) {
          const file = attachedFile(row);
          if (file === undefined)
            return failed(problem('quickbooks_answer_unreadable', { where: 'query Attachable' }));
          found.set(file.id, file);
        }
      }
      return ok([...found.values()]);
    },

    async uploadFile({ name, contentType, sha256 }, bytes, note, documents, requestId) {
      const metadata = {
        AttachableRef: documents.map(linkTo),
        FileName: name,
        ContentType: contentType,
        Note: note,
      };
      const { body, boundary } = multipart(JSON.stringify(metadata), { name, contentType, bytes }, sha256);
      const end = await call({
        method: 'POST',
        path: '/upload',
        parameters: { requestid: requestId },
        contentType: `multipart/form-data; boundary=${boundary}`,
        body,
      });
      return uploaded(end);
    },

    async linkFile(file, documents) {
      const all = await link(call, file, [...file.links.map(linkOf), ...documents.map(linkTo)]);
      if (all.outcome !== 'rejected') return all;
      // A document that is gone, and that it still stood with, keeps QuickBooks from taking the others (6000).
      const others = file.links.filter(({ kind }) => kind === undefined);
      return link(call, file, [...others.map(linkOf), ...documents.map(linkTo)]);
    },

    removeFile: ({ id, syncToken }) => remove(call, id, syncToken),
  };
}

/** A reference to what an attachment stands with. */
interface Link {
  readonly EntityRef: { readonly type: string; readonly value: string };
}

function linkTo({ kind, id }: EvidenceDocument): Link {
  return { EntityRef: { type: documentRows[kind].entity, value: id } };
}

function linkOf({ entity, id }: AttachedFile['links'][number]): Link {
  return { EntityRef: { type: entity, value: id } };
}

async function link(call: Call, file: AttachedFile, links: readonly Link[]): Promise<AttachOutcome> {
  const { id, syncToken, fileName, contentType, note } = file;
  const each = new Map(links.map((one) => [`${one.EntityRef.type} ${one.EntityRef.value}`, one]));
  // All that may be written is sent again: what a full update leaves out is cleared.
  const end = await call(
    writing({
      Id: id,
      SyncToken: syncToken,
      FileName: fileName,
      ...(contentType === undefined ? {} : { ContentType: contentType }),
      ...(note === '' ? {} : { Note: note }),
      AttachableRef: [...each.values()],
    }),
  );
  return ended(end, end.ended === 'answered' ? attachedFile(memberOf(end.json, 'Attachable')) : undefined);
}

/** An upload answers a list with one item for each file, and a fault of one file inside a 200 (recorded). */
function uploaded(end: CallEnd): AttachOutcome {
  if (end.ended !== 'answered') return ended(end, undefined);
  const items = memberOf(end.json, 'AttachableResponse');
  const [item] = Array.isArray(items) ? (items as readonly unknown[]) : [];
  const fault = faultIn(item);
  if (fault === undefined) return ended(end, attachedFile(memberOf(item, 'Attachable')));
  const verdict = judgeFault(fault, 400);
  if (verdict.class === 'unclear') return { outcome: 'unknown', problem: verdict.problem };
  return { outcome: 'rejected', problem: verdict.problem };
}

function ended(end: CallEnd, file: AttachedFile | undefined): AttachOutcome {
  switch (end.ended) {
    case 'answered':
      return file === undefined
        ? { outcome: 'unknown', problem: problem('quickbooks_answer_unreadable', { where: 'Attachable' }) }
        : { outcome: 'attached', file };
    case 'refused': {
      const { verdict } = end;
      // The request id was seen, the version is old, or the attachment gone: it is looked for.
      const isStale = verdict.class === 'stale' || verdict.class === 'exists' || verdict.code === '610';
      return isStale ? { outcome: 'stale' } : { outcome: 'rejected', problem: verdict.problem };
    }
    case 'notProcessed':
      return { outcome: 'notSent', problem: end.problem, waitMs: end.waitMs };
    case 'unclear':
      return { outcome: 'unknown', problem: end.problem };
  }
}

function claimWritten(end: CallEnd): ClaimWriteOutcome {
  const read = end.ended === 'answered' ? claimNote(memberOf(end.json, 'Attachable')) : undefined;
  if (end.ended === 'answered')
    return read === undefined
      ? { outcome: 'unknown', problem: problem('quickbooks_answer_unreadable', { where: 'Attachable' }) }
      : { outcome: 'written', note: read.note };
  const outcome = ended(end, undefined);
  return outcome.outcome === 'attached' ? { outcome: 'stale' } : outcome;
}

async function remove(call: Call, id: string, syncToken: string): Promise<boolean> {
  const end = await call({
    ...writing({ Id: id, SyncToken: syncToken }),
    parameters: { operation: 'delete' },
  });
  if (end.ended === 'refused') return end.verdict.code === '610';
  return end.ended === 'answered' && isDeleted(memberOf(end.json, 'Attachable'));
}

function writing(body: Readonly<Record<string, unknown>>): QuickBooksCall {
  return { method: 'POST', path: '/attachable', body: JSON.stringify(body) };
}
