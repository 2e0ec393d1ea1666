import { faultContent } from './answers';
import type { Company } from './company';
import type { EntityRow } from './entities/row';
import { entityNamed } from './entities/table';
import { faults, ServiceFault } from './fault';
import { present } from './present';
import { isRecord, type JsonRecord, textOf } from './record';
import { createEntity, type Writing } from './write';

/** Approved file types and the whole request's limit (Intuit: Attachable page, business rules). */
const approved = new Set('ai csv doc docx eps gif jpeg jpg ods pdf png rtf tif txt xls xlsx xml'.split(' '));
const mostBytes = 100 * 1024 * 1024;

/** A part of a multipart request. */
interface Part {
  readonly name: string;
  readonly fileName: string | undefined;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

const contents = new WeakMap<Company, Map<string, Uint8Array>>();

/** The bytes of an attachment, as they were uploaded. */
export function uploadedBytes(company: Company, id: string): Uint8Array | undefined {
  return contents.get(company)?.get(id);
}

/**
 * Takes files in: each `file_content_NN` with its `file_metadata_NN` where there is one. A file that is refused is
 * a fault in its place of the answer, within a 200 [recorded: attachment_error_estimate].
 */
export function runUpload(
  company: Company,
  contentType: string,
  bytes: Uint8Array,
  writing: Writing,
): JsonRecord {
  const boundary = /^multipart\/form-data\s*;.*\bboundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary === undefined) throw faults.unsupported(`content type ${contentType}`);
  if (bytes.length > mostBytes) throw faults.business('The request is larger than 100 MB.');
  const parts = partsOf(bytes, boundary);
  const files = parts.filter(({ name }) => /^file_content_\d+$/.test(name));
  if (files.length === 0) throw faults.required('file_content_01');
  return {
    AttachableResponse: files.map((file) => {
      const metadata = parts.find(({ name }) => name === file.name.replace('content', 'metadata'));
      try {
        return { Attachable: taken(company, file, metadata, writing) };
      } catch (thrown) {
        if (!(thrown instanceof ServiceFault)) throw thrown;
        return faultContent(thrown);
      }
    }),
  };
}

function taken(company: Company, file: Part, metadata: Part | undefined, writing: Writing): JsonRecord {
  const row = entityNamed('Attachable') as EntityRow;
  const about = metadata === undefined ? {} : recordIn(metadata);
  const FileName = textOf(about, 'FileName') ?? file.fileName;
  if (FileName === undefined) throw faults.required('FileName');
  // How an unapproved type is refused is not documented.
  if (!approved.has(FileName.split('.').at(-1)?.toLowerCase() ?? ''))
    throw faults.business(`The file type of ${FileName} is not supported.`);
  const payload = { ...about, FileName, ContentType: textOf(about, 'ContentType') ?? file.contentType };
  const created = createEntity(company, row, payload, writing);
  const id = String(created['Id']);
  const kept = contents.get(company) ?? new Map<string, Uint8Array>();
  contents.set(company, kept.set(id, file.bytes));
  const stored = company.complete(row, id, {
    ...created,
    FileAccessUri: `/v3/company/${company.realm}/download/${id}`,
    TempDownloadUri: `https://intuit-qbo-prod-1.s3.amazonaws.com/${company.realm}/attachments/${id}?X-Amz-Expires=900`,
    Size: file.bytes.length,
  });
  company.calls.create += 1;
  return present(company, 'Attachable', stored);
}

function recordIn({ contentType, bytes }: Part): JsonRecord {
  if (!contentType.startsWith('application/json')) throw faults.unsupported(`content type ${contentType}`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw faults.unreadable();
  }
  if (!isRecord(parsed)) throw faults.unreadable();
  return parsed;
}

/** Reads a multipart body byte for byte (RFC 7578). */
function partsOf(bytes: Uint8Array, boundary: string): readonly Part[] {
  // One character a byte, so that places in the text are places in the bytes.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  if (!text.startsWith(`--${boundary}\r\n`) || !text.includes(`\r\n--${boundary}--`))
    throw faults.unreadable();
  const parts: Part[] = [];
  let at = `--${boundary}\r\n`.length;
  for (;;) {
    const headEnd = text.indexOf('\r\n\r\n', at);
    const end = text.indexOf(`\r\n--${boundary}`, headEnd);
    if (headEnd < 0 || end < 0) throw faults.unreadable();
    const head = text.slice(at, headEnd);
    const disposition = /^content-disposition:\s*form-data;(.*)$/im.exec(head)?.[1] ?? '';
    const name = /\bname="([^"]*)"/.exec(disposition)?.[1];
    if (name === undefined) throw faults.unreadable();
    parts.push({
      name,
      fileName: /\bfilename="([^"]*)"/.exec(disposition)?.[1],
      contentType: /^content-type:\s*(.*)$/im.exec(head)?.[1]?.trim() ?? 'application/octet-stream',
      bytes: bytes.slice(headEnd + 4, end),
    });
    const after = end + `\r\n--${boundary}`.length;
    if (text.startsWith('--', after)) return parts;
    at = after + 2;
  }
}
