const FENCE = /^ {0,3}(`{3,}|~{3,})/;

/** Applies `change` to what is text in a Markdown source: neither fenced code nor code within a line. */
export function mapProse(source: string, change: (text: string) => string): string {
  const pieces: string[] = [];
  let prose: string[] = [];
  let fence: string | undefined;
  const flush = () => {
    if (prose.length > 0) pieces.push(mapOutsideSpans(prose.join('\n'), change));
    prose = [];
  };
  for (const line of source.split('\n')) {
    const mark = FENCE.exec(line)?.[1];
    if (fence === undefined && mark !== undefined) {
      flush();
      fence = mark;
      pieces.push(line);
    } else if (fence !== undefined) {
      pieces.push(line);
      if (mark?.startsWith(fence) && line.trim() === mark) fence = undefined;
    } else {
      prose.push(line);
    }
  }
  flush();
  return pieces.join('\n');
}

/** A code span ends in its own paragraph. */
function mapOutsideSpans(text: string, change: (text: string) => string): string {
  if (!text.includes('`')) return change(text);
  const spans: string[] = [];
  // A mark that no source has (private use), so that one change sees the whole of a paragraph.
  const marked = text.replace(
    /(?<!`)(`{1,8})(?!`)((?:(?!\n[ \t]*\n)[^`]|(?!\1(?!`))`){1,2000}?)(?<!`)\1(?!`)/g,
    (span) => {
      spans.push(span);
      return `\uE000${spans.length - 1}\uE001`;
    },
  );
  return change(marked).replace(/\uE000(\d+)\uE001/g, (_, rank: string) => spans[Number(rank)] ?? '');
}
