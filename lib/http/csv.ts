export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

const BYTE_ORDER_MARK = '\uFEFF';
/** Beginnings that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180 with a byte order mark, without which spreadsheets misread accents (contract §3). */
export function writeCsv(rows: Iterable<readonly string[]>): string {
  let text = BYTE_ORDER_MARK;
  for (const row of rows) text += `${row.map(writeCell).join(',')}\r\n`;
  return text;
}
