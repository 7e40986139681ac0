import type { DatedFact } from '#lib/catalogue/transparency.ts';
import type { TransparencyDay } from '#lib/catalogue/transparency-history.ts';
import { formatDate } from '#lib/french.ts';
import { DatedFacts } from './dated-facts.tsx';
import { TransparencyHistory } from './transparency-history.tsx';

interface TransparencyPastProps {
  months: readonly TransparencyDay[];
  facts: readonly DatedFact[];
  day: string;
}

/** How these figures went from month to month, and the few dates that sheets give. */
export function TransparencyPast({ months, facts, day }: TransparencyPastProps) {
  return (
    <section aria-labelledby="historique">
      <h2 id="historique">Historique</h2>
      <p>
        Les fiches disent ce qu’un produit publie, jamais depuis quand. Le portail le note donc chaque jour où
        ces chiffres changent, pour les produits alors en cours, depuis le {formatDate(months[0]?.day ?? day)}
        .
      </p>
      <TransparencyHistory months={months} />
      <h3>Ce que les fiches datent</h3>
      <DatedFacts facts={facts} />
    </section>
  );
}
