export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

const BYTE_ORDER_MARK = '\uFEFF';
/** Beginnings that a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

function writeCell(text: string): string {
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows written before a piece is handed over. */
const PIECE_ROWS = 50;

/**
 * RFC 4180 with a byte order mark, without which spreadsheets misread accents (contract §3), piece by piece: a row is
 * asked for when it is written.
 */
export function* writeCsvPieces(rows: Iterable<readonly string[]>): Generator<string, void> {
  let text = BYTE_ORDER_MARK;
  let held = 0;
  for (const row of rows) {
    text += `${row.map(writeCell).join(',')}\r\n`;
    held += 1;
    if (held < PIECE_ROWS) continue;
    yield text;
    text = '';
    held = 0;
  }
  if (text !== '') yield text;
}

/** A whole table, for those of a known size. */
export function writeCsv(rows: Iterable<readonly string[]>): string {
  return [...writeCsvPieces(rows)].join('');
}
