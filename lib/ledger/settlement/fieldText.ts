const utf8 = new TextDecoder('utf-8', { fatal: true });
const windows1252 = new TextDecoder('windows-1252');

/**
 * The text of one field. Amazon documents no encoding; a field that is not UTF-8 is windows-1252.
 * Asked once for a distinct label, never for a row, so a wrong guess costs a letter of a name at most.
 */
export function fieldText(bytes: Uint8Array, start: number, end: number): string {
  const field = bytes.subarray(start, end);
  try {
    return utf8.decode(field).trim();
  } catch {
    return windows1252.decode(field).trim();
  }
}
