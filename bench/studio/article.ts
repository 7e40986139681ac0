const WORDS =
  'le service aide chaque personne à comprendre ses droits et les agents à répondre sans délai dans tous les départements'.split(
    ' ',
  );
const PARAGRAPH = 50;

const sentence = (start: number, count: number): string =>
  Array.from({ length: count }, (_, rank) => WORDS[(start * 7 + rank * 3) % WORDS.length]).join(' ');

/** An article of so many words: paragraphs, headings, lists, links, and a component in every fifth. */
export function makeArticle(words: number): string {
  const blocks = Array.from({ length: words / PARAGRAPH }, (_, rank) => {
    const text = sentence(rank, PARAGRAPH - 2);
    if (rank % 5 === 0) return `<Callout title="Encadré ${rank}">\n\n${text} fin.\n\n</Callout>`;
    if (rank % 5 === 1) return `## Partie ${rank}\n\n${text}.`;
    if (rank % 5 === 2) return text.replace(/(?:^| )le /g, '\n- **le** ').trim();
    return `${text} [vers Mano](/produits/mano).`;
  });
  return `---\ntitle: Un long article\ndate: 2026-11-01\n---\n\n${blocks.join('\n\n')}\n`;
}
