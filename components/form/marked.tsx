import type { Piece } from '#lib/search/passage.ts';

/** A text in which the words sought are marked. */
export function Marked({ pieces }: { pieces: readonly Piece[] }) {
  return <>{pieces.map(({ text, hit }, rank) => (hit ? <mark key={`${rank}`}>{text}</mark> : text))}</>;
}
