/** Reads RFC 4180 strictly: CRLF, quotes doubled, nothing after a closing quote. Throws on anything else. */
export function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const quoted = /"((?:[^"]|"")*)"/y;
    const bare = /[^",\r\n]*/y;
    const reader = text[at] === '"' ? quoted : bare;
    reader.lastIndex = at;
    const match = reader.exec(text);
    if (!match) throw new Error(`a quote is never closed at ${at}`);
    row.push(match[1] === undefined ? match[0] : match[1].replaceAll('""', '"'));
    at += match[0].length;
    if (text[at] === ',') {
      at += 1;
    } else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else {
      throw new Error(`a comma or a line end was expected at ${at}: ${text.slice(at, at + 20)}`);
    }
  }
  return rows;
}
