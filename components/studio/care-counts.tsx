import { CARE_RULES } from '#lib/catalogue/care-rules.ts';
import type { Desk } from '#lib/studio/desk.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';

/** How many documents need each care, each with the list that it counts. */
export function CareCounts({ care }: { care: Desk['care'] }) {
  if (care.length === 0) return null;
  return (
    <section className="po-stack" aria-label="À reprendre">
      <h2 className="fr-h4">À reprendre</h2>
      <ul className="po-desk-list">
        {care.map(({ kind, name, count }) => (
          <li key={`${kind} ${name}`}>
            <a href={`/studio/contenus/${kind}?besoin=${name}`}>
              {CARE_RULES[name].label} : {count}{' '}
              {count > 1 ? KIND_WORDS[kind].many.toLowerCase() : KIND_WORDS[kind].one}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
