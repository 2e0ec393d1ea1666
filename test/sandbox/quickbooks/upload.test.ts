import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type JsonRecord, listOf, recordOf, textOf } from './record';
import { bench, faultCode } from './testing';

const data = '../shared/data/quickbooks/recorded';

/** A multipart body with one file, and what is said of it. */
function uploadOf(metadata: JsonRecord | undefined, name = 'note.txt', words = 'hello'): FormData {
  const form = new FormData();
  if (metadata !== undefined)
    form.set(
      'file_metadata_01',
      new Blob([JSON.stringify(metadata)], { type: 'application/json' }),
      'a.json',
    );
  form.set('file_content_01', new Blob([words], { type: 'text/plain' }), name);
  return form;
}

describe('uploads', () => {
  const send = async (b: ReturnType<typeof bench>, contentType: string, body: string) =>
    b.call('POST', 'upload?minorversion=75', body, { headers: { 'content-type': contentType } });
  const sendForm = async (b: ReturnType<typeof bench>, form: FormData) => {
    const whole = new Response(form);
    return send(b, whole.headers.get('content-type') ?? '', await whole.text());
  };
  const itemOf = (answer: { readonly json: JsonRecord }) =>
    listOf(answer.json, 'AttachableResponse')[0] ?? {};

  it('are kept with what is known of them, as forms of any client send them', async () => {
    const b = bench();
    const item = itemOf(await sendForm(b, uploadOf({ FileName: 'note.txt', Note: 'mine' })));
    const file = recordOf(item, 'Attachable');
    expect(file).toMatchObject({
      FileName: 'note.txt',
      Note: 'mine',
      Size: 5,
      SyncToken: '0',
      domain: 'QBO',
    });
    expect(new TextDecoder().decode(b.company.uploaded(textOf(file, 'Id') ?? ''))).toBe('hello');
    // Without metadata the service makes them [Intuit: Attachable page].
    const bare = recordOf(itemOf(await sendForm(b, uploadOf(undefined))), 'Attachable');
    expect(bare).toMatchObject({ FileName: 'note.txt', ContentType: 'text/plain' });
  });

  it('keep size and address through a full update, which clears what it leaves out', async () => {
    const b = bench();
    const file = recordOf(
      itemOf(await sendForm(b, uploadOf({ FileName: 'a.txt', Note: 'mine' }))),
      'Attachable',
    );
    const update = { Id: file['Id'], SyncToken: '0', FileName: 'a.txt', sparse: true };
    const changed = recordOf((await b.call('POST', 'attachable', update)).json, 'Attachable');
    expect(changed).toMatchObject({ SyncToken: '1', Size: 5, FileAccessUri: file['FileAccessUri'] });
    expect(changed['Note']).toBeUndefined();
  });

  it('are refused file by file within a 200, and as a whole where they are no form', async () => {
    const b = bench();
    for (const [form, code] of [
      [uploadOf({ FileName: 'a.exe' }, 'a.exe'), '6000'],
      [uploadOf({ FileName: 'a.txt', Colour: 'red' }), '2010'],
      [uploadOf({ FileName: 'a.txt', Note: 'n'.repeat(2001) }), '2050'],
    ] as const) {
      const answer = await sendForm(b, form);
      expect([answer.status, faultCode({ json: itemOf(answer) })]).toEqual([200, code]);
    }
    expect(faultCode(await send(b, 'application/json', '{}'))).toBe('500');
    expect(faultCode(await send(b, 'multipart/form-data; boundary=x', '--x\r\nbroken'))).toBe('2010');
    expect(b.company.documents('Attachable')).toEqual([]);
  });
});

describe.skipIf(!existsSync(data))('recorded uploads', () => {
  const recorded = (name: string) =>
    (
      JSON.parse(readFileSync(`${data}/${name}.json`, 'utf8')) as readonly {
        readonly request: string;
        readonly response: JsonRecord;
      }[]
    )[0];

  it.each(['attachment_create_for_invoice', 'attachment_error_estimate'])(
    '%s is answered alike',
    async (name) => {
      const b = bench();
      const exchange = recorded(name);
      if (exchange === undefined) throw new Error('nothing is recorded');
      const boundary = /^--(\S+)/.exec(exchange.request)?.[1];
      // The recorded invoice is one of another company: here it is the one that is made for it.
      const Line = [{ DetailType: 'SalesItemLineDetail', Amount: 1, SalesItemLineDetail: {} }];
      const invoice = b.company.createAsPerson('Invoice', { CustomerRef: { value: '1' }, Line });
      const request = exchange.request.replace(
        '"type":"Invoice","value":"75"',
        `"type":"Invoice","value":"${invoice['Id']}"`,
      );
      const answer = await b.call('POST', 'upload?minorversion=75', request, {
        headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
      });
      expect(answer.status).toBe(200);
      const [ours, theirs] = [answer.json, exchange.response].map(
        (json) => listOf(json, 'AttachableResponse')[0] ?? {},
      );
      const namesOf = (json: JsonRecord | undefined) => Object.keys(json ?? {}).sort();
      expect(namesOf(ours)).toEqual(namesOf(theirs));
      const [file, wanted] = [ours, theirs].map((item) => recordOf(item ?? {}, 'Attachable'));
      expect(namesOf(file)).toEqual(namesOf(wanted));
      expect([file?.['Size'], file?.['ContentType']]).toEqual([wanted?.['Size'], wanted?.['ContentType']]);
      expect(faultCode({ json: ours ?? {} })).toBe(faultCode({ json: theirs ?? {} }));
    },
  );
});
