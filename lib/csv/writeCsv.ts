/** A cell that a spreadsheet would take for a formula. Source: OWASP, CSV injection. */
const formula = /^'*[=+\-@\t\r]/;

/**
 * Rows as comma-separated text (RFC 4180, CRLF). A cell that a spreadsheet would compute gets an
 * apostrophe in front, which `readCsv` takes off again.
 */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string): string {
  const safe = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}
