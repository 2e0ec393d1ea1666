import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { FileToAttach } from '../../lib/posting/evidenceState';
import type { JsonRecord } from '../sandbox/quickbooks/record';
import { american } from '../sandbox/quickbooks/seeds/american';
import { sandboxed, scripted } from './tools';

const data = '../shared/data/quickbooks/recorded';

/** What Amazon's files hold: not all of it is UTF-8. */
const bytes = Uint8Array.from([
  ...new TextEncoder().encode('settlement-id\t1\r\n--x\r\n\r\n'),
  0xe9,
  0xff,
  0x00,
  0x0d,
]);
const file: FileToAttach = {
  name: 'Amazon settlement 12395580393.txt',
  contentType: 'text/plain',
  sha256: 'ab'.repeat(32),
  sizeBytes: bytes.length,
  words: 'as Amazon made it',
};

function entry(): JsonRecord {
  const side = (PostingType: string, account: string): JsonRecord => ({
    DetailType: 'JournalEntryLineDetail',
    Amount: 5,
    JournalEntryLineDetail: { PostingType, AccountRef: { value: account } },
  });
  const { checking, savings } = american.accounts;
  return { DocNumber: 'AZ12395580393', Line: [side('Debit', checking), side('Credit', savings)] };
}

function withEntry() {
  const b = sandboxed();
  const id = String(b.company.createAsPerson('JournalEntry', entry())['Id']);
  return { ...b, document: { kind: 'journalEntry', id } as const };
}

describe('files', () => {
  it('are uploaded byte for byte, tied to their document, and found by note and by name', async () => {
    const { client, company, document } = withEntry();
    const { attachments } = client;
    const sent = await attachments.uploadFile(file, bytes, 'cf:file.1.k.x\nwords', [document], 'cf-1');
    if (sent.outcome !== 'attached') throw new Error(JSON.stringify(sent));
    expect(sent.file).toMatchObject({
      fileName: file.name,
      contentType: 'text/plain',
      note: 'cf:file.1.k.x\nwords',
      sizeBytes: bytes.length,
      links: [{ entity: 'JournalEntry', kind: 'journalEntry', id: document.id }],
    });
    expect(company.uploaded(sent.file.id)).toEqual(bytes);
    for (const [prefix, name] of [
      ['cf:file.1.k.', 'other'],
      ['cf:file.1.none.', file.name],
      ['cf:file.1.k.', file.name],
    ] as const) {
      const found = await attachments.findFiles(prefix, name);
      expect(found).toMatchObject({ ok: true, value: [{ id: sent.file.id }] });
    }
    expect(await attachments.findFiles('cf:file.1.none.', 'other')).toEqual({ ok: true, value: [] });
  });

  it('are refused within a 200 where the document is not there, and where the type is not approved', async () => {
    const { client, company } = withEntry();
    const gone = await client.attachments.uploadFile(
      file,
      bytes,
      '',
      [{ kind: 'journalEntry', id: '99999' }],
      'cf-1',
    );
    expect(gone).toMatchObject({ outcome: 'rejected', problem: { party: 'quickbooks' } });
    expect(gone.outcome === 'rejected' && gone.problem.said).toContain('JournalEntry 99999');
    const odd = { ...file, name: 'settlement.exe' };
    expect(await client.attachments.uploadFile(odd, bytes, '', [], 'cf-2')).toMatchObject({
      outcome: 'rejected',
    });
    expect(company.documents('Attachable')).toEqual([]);
  });

  it('are tied to another document too, and keep what they stand with', async () => {
    const { client, company, document } = withEntry();
    const other = {
      kind: 'journalEntry',
      id: String(company.createAsPerson('JournalEntry', entry())['Id']),
    } as const;
    const sent = await client.attachments.uploadFile(file, bytes, 'note', [document], 'cf-1');
    if (sent.outcome !== 'attached') throw new Error(sent.outcome);
    const linked = await client.attachments.linkFile(sent.file, [other]);
    expect(linked).toMatchObject({
      outcome: 'attached',
      file: {
        syncToken: '1',
        note: 'note',
        fileName: file.name,
        contentType: 'text/plain',
        sizeBytes: bytes.length,
        links: [{ id: document.id }, { id: other.id }],
      },
    });
    expect(await client.attachments.linkFile(sent.file, [other])).toEqual({ outcome: 'stale' });
  });

  it('are tied to a new document although the old one is gone, and to what a person put them to', async () => {
    const { client, company, document } = withEntry();
    const sent = await client.attachments.uploadFile(file, bytes, 'note', [document], 'cf-1');
    if (sent.outcome !== 'attached') throw new Error(sent.outcome);
    const persons = { EntityRef: { type: 'Customer', value: american.customers.walkIn } };
    company.editAsPerson('Attachable', sent.file.id, {
      AttachableRef: [{ EntityRef: { type: 'JournalEntry', value: document.id } }, persons],
    });
    company.deleteAsPerson('JournalEntry', document.id);
    const next = {
      kind: 'journalEntry',
      id: String(company.createAsPerson('JournalEntry', entry())['Id']),
    } as const;
    const found = await client.attachments.findFiles('none', file.name);
    const [row] = found.ok ? found.value : [];
    if (row === undefined) throw new Error('it is not found');
    const linked = await client.attachments.linkFile(row, [next]);
    expect(
      linked.outcome === 'attached' && linked.file.links.map(({ entity, id }) => `${entity} ${id}`),
    ).toEqual([`Customer ${american.customers.walkIn}`, `JournalEntry ${next.id}`]);
  });

  it('are removed in the version that was seen, and no other', async () => {
    const { client, company, document } = withEntry();
    const sent = await client.attachments.uploadFile(file, bytes, 'note', [document], 'cf-1');
    if (sent.outcome !== 'attached') throw new Error(sent.outcome);
    company.editAsPerson('Attachable', sent.file.id, { Note: 'mine' });
    expect(await client.attachments.removeFile(sent.file)).toBe(false);
    expect(await client.attachments.removeFile({ ...sent.file, syncToken: '1' })).toBe(true);
    expect(company.documents('Attachable')).toEqual([]);
    expect(await client.attachments.removeFile(sent.file)).toBe(true);
  });

  it('end unclear where the connection breaks, the answer is cut or holds no file', async () => {
    const answers = ['drop', '{"AttachableResponse":[{"Attach', '{"AttachableResponse":[]}', '{}'] as const;
    for (const answer of answers) {
      const { client } = scripted([answer === 'drop' ? 'drop' : new Response(answer)]);
      const sent = await client.attachments.uploadFile(file, bytes, '', [], 'cf-1');
      expect(sent.outcome).toBe('unknown');
    }
  });
});

describe.skipIf(!existsSync(data))('recorded traffic of attachments', () => {
  const recorded = (name: string) =>
    JSON.parse(readFileSync(`${data}/${name}.json`, 'utf8')) as readonly {
      readonly request: string;
      readonly response: unknown;
    }[];
  const replayed = (name: string) => scripted([Response.json(recorded(name)[0]?.response)]);

  it('an upload is read as the file that it made', async () => {
    const { client, requests } = replayed('attachment_create_for_invoice');
    const invoice = { kind: 'invoice', id: '75' } as const;
    const named = { ...file, name: 'no_detail.xml', contentType: 'text/xml' as const, sizeBytes: 538 };
    const sent = await client.attachments.uploadFile(named, bytes, 'note', [invoice], 'cf-1');
    expect(sent).toMatchObject({
      outcome: 'attached',
      file: { id: '5000000000000503624', sizeBytes: 538, links: [{ kind: 'invoice', id: '75' }] },
    });
    // Ours has the parts of the recorded one, in its order, under the same names.
    const shape = (body: string): readonly string[] =>
      [...body.matchAll(/name="(file_\w+)"; filename="([^"]*)"/g)].map(
        ([, name, fileName]) => `${name} ${fileName}`,
      );
    const ours = new TextDecoder().decode(requests[0]?.init.body as Uint8Array<ArrayBuffer>);
    expect(shape(ours)).toEqual(shape(recorded('attachment_create_for_invoice')[0]?.request ?? ''));
    expect(shape(ours)).toHaveLength(2);
  });

  it('a refusal within a 200 is one', async () => {
    const { client } = replayed('attachment_error_estimate');
    const sent = await client.attachments.uploadFile(
      file,
      bytes,
      '',
      [{ kind: 'estimate', id: '75' }],
      'cf-1',
    );
    expect(sent).toMatchObject({ outcome: 'rejected' });
    expect(sent.outcome === 'rejected' && sent.problem.said).toContain('Estimate 75');
  });

  it('a deletion is confirmed', async () => {
    const { client } = replayed('attachment_delete_attachment');
    const seen = {
      id: '5000000000000503624',
      syncToken: '0',
      fileName: '',
      note: '',
      links: [],
      createdAtMs: 0,
    };
    expect(await client.attachments.removeFile(seen)).toBe(true);
  });
});

describe('claims', () => {
  it('are made, found with QuickBooks’ own time, changed in one version alone, and removed', async () => {
    const { client, clock, company } = sandboxed();
    const { claimNotes } = client;
    const made = await claimNotes.createClaim('cf:writer.1.first\nwords', 'cf-1');
    if (made.outcome !== 'written') throw new Error(made.outcome);
    expect(made.note).toMatchObject({ syncToken: '0', text: 'cf:writer.1.first\nwords' });
    company.createAsPerson('Attachable', { Note: 'Call the accountant' });
    company.createAsPerson('Attachable', { Note: 'cf:writer.1.theirs', FileName: 'photo.png' });
    const read = await claimNotes.readClaims();
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.notes).toEqual([made.note]);
    expect(Math.abs(read.value.serverNowMs - clock.now())).toBeLessThan(1_000);
    const { id } = made.note;
    expect(await claimNotes.changeClaim(id, '0', 'cf:writer.1.second')).toMatchObject({
      outcome: 'written',
      note: { id, syncToken: '1', text: 'cf:writer.1.second' },
    });
    expect(await claimNotes.changeClaim(id, '0', 'cf:writer.1.third')).toEqual({ outcome: 'stale' });
    expect(await claimNotes.removeClaim(id, '0')).toBe(false);
    expect(await claimNotes.removeClaim(id, '1')).toBe(true);
    expect(await claimNotes.changeClaim(id, '1', 'cf:writer.1.fourth')).toEqual({ outcome: 'stale' });
  });

  it('are unclear, refused or not sent as the call ended', async () => {
    expect(await scripted(['drop']).client.claimNotes.createClaim('x', 'cf-1')).toMatchObject({
      outcome: 'unknown',
    });
    const busy = new Response('', { status: 429 });
    expect(await scripted([busy]).client.claimNotes.createClaim('x', 'cf-1')).toMatchObject({
      outcome: 'notSent',
      waitMs: 60_000,
    });
    const { client, company } = sandboxed();
    company.setMode({ subscriptionExpired: true });
    expect(await client.claimNotes.createClaim('x', 'cf-1')).toMatchObject({ outcome: 'rejected' });
    expect(
      await scripted([Response.json({ QueryResponse: {} })]).client.claimNotes.readClaims(),
    ).toMatchObject({
      ok: false,
    });
  });
});
