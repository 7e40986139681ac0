import type { Heading } from '#lib/portal/page.ts';

const LEVEL = 2;
/** Below this number of parts, a list of contents is longer than what it saves. */
const WORTHWHILE = 3;

/** The parts of a long document, as links. */
export function Contents({ headings }: { headings: readonly Heading[] }) {
  const parts = headings.filter(({ depth }) => depth === LEVEL);
  if (parts.length < WORTHWHILE) return null;
  return (
    <nav className="fr-summary" aria-labelledby="sommaire">
      <h2 className="fr-summary__title" id="sommaire">
        Sommaire
      </h2>
      <ol>
        {parts.map(({ id, text }) => (
          <li key={id}>
            <a className="fr-summary__link" href={`#${id}`}>
              {text}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
