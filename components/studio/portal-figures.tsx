import { wordShare } from '#components/catalogue/chart-scale.ts';
import { ShareChart } from '#components/catalogue/share-chart.tsx';
import { isCareName } from '#lib/catalogue/care-rules.ts';
import {
  AGE_LABELS,
  AGES,
  completenessOf,
  COUNTED,
  CRITERIA,
  criterionLabel,
  type PortalDay,
  publishedOf,
  VERIFIED,
  VERIFIED_LABELS,
  verifiedShareOf,
} from '#lib/catalogue/portal-day.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { KIND_WORDS } from '#lib/studio/kind-words.ts';
import { StudioTable } from './studio-table.tsx';

function Published({ today }: { today: PortalDay }) {
  return (
    <section className="po-stack" aria-labelledby="publie">
      <h2 className="fr-h4" id="publie">
        Ce qui est publié, et depuis quand
      </h2>
      <p>Par ancienneté de la dernière version en ligne.</p>
      <StudioTable
        label="Publié, par genre"
        columns={['Genre', 'Publiés', ...AGES.map((age) => AGE_LABELS[age])]}
      >
        {COUNTED.map((kind) => (
          <tr key={kind}>
            <th scope="row">
              <a href={`/studio/contenus/${kind}`}>{KIND_WORDS[kind].many}</a>
            </th>
            <td>{publishedOf(today, kind)}</td>
            {AGES.map((age) => (
              <td key={age}>{today.changed[kind][age] ?? 0}</td>
            ))}
          </tr>
        ))}
      </StudioTable>
    </section>
  );
}

function Verified({ today }: { today: PortalDay }) {
  return (
    <section className="po-stack" aria-labelledby="verifie">
      <h2 className="fr-h4" id="verifie">
        Les fiches vérifiées
      </h2>
      <p>
        {wordShare(verifiedShareOf(today))} des fiches de produits non arrêtés ont été vérifiées depuis moins
        de six mois.
      </p>
      <StudioTable label="Fiches, par dernière vérification" columns={['Dernière vérification', 'Fiches']}>
        {VERIFIED.map((age) => (
          <tr key={age}>
            <th scope="row">{VERIFIED_LABELS[age]}</th>
            <td>{today.verified[age] ?? 0}</td>
          </tr>
        ))}
      </StudioTable>
    </section>
  );
}

function Complete({ today }: { today: PortalDay }) {
  const { sheets, met } = today;
  const missing = CRITERIA.map((name) => ({ name, count: sheets - (met[name] ?? 0) })).sort(
    (a, b) => b.count - a.count,
  );
  return (
    <section className="po-stack" aria-labelledby="complet">
      <h2 className="fr-h4" id="complet">
        Les fiches complètes
      </h2>
      <p>
        En moyenne, une fiche répond à {wordShare(completenessOf(today))} des {CRITERIA.length} critères.
      </p>
      <StudioTable label="Fiches, par critère" columns={['Ce qui manque', 'Fiches', 'En règle']}>
        {missing.map(({ name, count }) => (
          <tr key={name}>
            <th scope="row">
              {isCareName(name) && count > 0 ? (
                <a href={`/studio/contenus/produits?besoin=${name}`}>{criterionLabel(name)}</a>
              ) : (
                criterionLabel(name)
              )}
            </th>
            <td>{count}</td>
            <td>{sheets === 0 ? '—' : wordShare((sheets - count) / sheets)}</td>
          </tr>
        ))}
      </StudioTable>
    </section>
  );
}

function InTime({ months }: { months: readonly PortalDay[] }) {
  return (
    <section className="po-stack" aria-labelledby="temps">
      <h2 className="fr-h4" id="temps">
        D’un mois à l’autre
      </h2>
      {months.length > 1 ? (
        <>
          <h3 className="fr-h6">Complétude moyenne des fiches</h3>
          <ShareChart points={months.map((month) => ({ day: month.day, share: completenessOf(month) }))} />
          <h3 className="fr-h6">Fiches vérifiées depuis moins de six mois</h3>
          <ShareChart points={months.map((month) => ({ day: month.day, share: verifiedShareOf(month) }))} />
        </>
      ) : (
        <p>Les courbes commencent au deuxième mois.</p>
      )}
      <StudioTable
        label="Chiffres, mois par mois"
        columns={['Au', ...COUNTED.map((kind) => KIND_WORDS[kind].many), 'Complétude', 'Vérifiées']}
      >
        {months.toReversed().map((month) => (
          <tr key={month.day}>
            <th scope="row">
              <time dateTime={month.day}>{formatDate(month.day)}</time>
            </th>
            {COUNTED.map((kind) => (
              <td key={kind}>{publishedOf(month, kind)}</td>
            ))}
            <td>{wordShare(completenessOf(month))}</td>
            <td>{wordShare(verifiedShareOf(month))}</td>
          </tr>
        ))}
      </StudioTable>
      <p>
        <a href="/studio/chiffres.csv" download>
          Télécharger chaque jour en CSV
        </a>
      </p>
    </section>
  );
}

/** Statistics of the portal itself: what is published, how fresh, how complete. */
export function PortalFigures({ today, months }: { today: PortalDay; months: readonly PortalDay[] }) {
  const published = COUNTED.reduce((sum, kind) => sum + publishedOf(today, kind), 0);
  return (
    <>
      <h1>Chiffres du portail</h1>
      <p>
        {formatCount(published, 'document public', 'documents publics')} au {formatDate(today.day)}. Les
        chiffres de chaque jour sont gardés quand ils changent ; aucun ne parle d’une personne.
      </p>
      <Published today={today} />
      <Verified today={today} />
      <Complete today={today} />
      <InTime months={months} />
    </>
  );
}
