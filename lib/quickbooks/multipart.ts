/** A file within a request. */
interface FilePart {
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/**
 * One upload with its metadata, as the recorded one is written: `file_metadata_01` and `file_content_01`. The
 * boundary is made of the file's own hash, so that the file cannot hold it, and equal files give equal bytes.
 */
export function multipart(
  metadata: string,
  { name, contentType, bytes }: FilePart,
  sha256: string,
): { readonly boundary: string; readonly body: Uint8Array<ArrayBuffer> } {
  const boundary = `counterfoil-${sha256.slice(0, 40)}`;
  const head = [
    `--${boundary}`,
    'Content-Disposition: form-data; name="file_metadata_01"; filename="attachment.json"',
    'Content-Type: application/json',
    '',
    metadata,
    `--${boundary}`,
    `Content-Disposition: form-data; name="file_content_01"; filename="${quotable(name)}"`,
    `Content-Type: ${contentType}`,
    '',
    '',
  ].join('\r\n');
  return { boundary, body: joined([encoded(head), bytes, encoded(`\r\n--${boundary}--\r\n`)]) };
}

/** Within the quotes of a header; the whole name is in the metadata. */
function quotable(name: string): string {
  return name.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
}

function encoded(text: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(text);
}

function joined(parts: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
