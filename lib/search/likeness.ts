function lettersByThree(text: string): Set<string> {
  const padded = ` ${text} `;
  return new Set(
    Array.from({ length: Math.max(0, padded.length - 2) }, (_, start) => padded.slice(start, start + 3)),
  );
}

/** Dice's coefficient of two texts over their letters taken three by three: 1 for the same text. */
export function likeness(a: string, b: string): number {
  const [left, right] = [lettersByThree(a), lettersByThree(b)];
  const common = [...left].filter((letters) => right.has(letters)).length;
  return (2 * common) / (left.size + right.size);
}
