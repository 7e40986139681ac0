import type { Json } from '#lib/exchange/sheet.ts';
import { formatCount, formatDate } from '#lib/french.ts';
import { compareTexts } from '#lib/studio/compare-texts.ts';
import { describeValue, labelOf } from '#lib/studio/describe-value.ts';
import type { Differences, FieldDifference, SheetDifferences } from '#lib/studio/differences.ts';
import { CsrfField } from './csrf-field.tsx';
import { PageLinks } from './page-links.tsx';
import { TextDiff } from './editor/text-diff.tsx';

const ACTION = '/studio/differences/decision';

function Value({ name, value }: { name: string; value: Json | undefined }) {
  const lines = describeValue(name, value);
  if (lines.length === 1) return <>{lines[0]}</>;
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

function Values({ field: { key, portal, source }, title }: { field: FieldDifference; title: string }) {
  if (typeof portal === 'string' && typeof source === 'string' && key === 'body') {
    return (
      <details>
        <summary>Comparer les deux textes</summary>
        <p className="po-mention">Souligné : ce que beta.gouv.fr ajoute. Barré : ce qu’il n’a pas.</p>
        <TextDiff parts={compareTexts(portal, source)} label={`Différences du texte de ${title}`} />
      </details>
    );
  }
  return (
    <dl className="po-two-values">
      <div>
        <dt>Le portail</dt>
        <dd>
          <Value name={key} value={portal} />
        </dd>
      </div>
      <div>
        <dt>beta.gouv.fr</dt>
        <dd>
          <Value name={key} value={source} />
        </dd>
      </div>
    </dl>
  );
}

interface DecisionFieldsProps {
  sheet: SheetDifferences;
  token: string;
}

function DecisionFields({ sheet: { slug, state }, token }: DecisionFieldsProps) {
  return (
    <>
      <CsrfField token={token} />
      <input type="hidden" name="fiche" value={slug} />
      <input type="hidden" name="vu" value={state} />
    </>
  );
}

function Field({ field, sheet, token }: DecisionFieldsProps & { field: FieldDifference }) {
  const label = labelOf(field.key);
  const named = <span className="fr-sr-only"> : {`${label}, ${sheet.title}`}</span>;
  return (
    <li>
      <h3 className="fr-h6">{label}</h3>
      <Values field={field} title={sheet.title} />
      <p className="po-mention">Vu à l’import du {formatDate(field.seenAt)}</p>
      <form method="post" action={ACTION} className="po-actions">
        <DecisionFields sheet={sheet} token={token} />
        <input type="hidden" name="cle" value={field.key} />
        <button className="fr-btn fr-btn--secondary fr-btn--sm" type="submit" name="choix" value="accepter">
          Accepter{named}
        </button>
        <button className="fr-btn fr-btn--tertiary fr-btn--sm" type="submit" name="choix" value="garder">
          Garder la nôtre{named}
        </button>
      </form>
    </li>
  );
}

function Sheet({ sheet, token }: DecisionFieldsProps) {
  const { slug, title, fields } = sheet;
  return (
    <div className="po-stack">
      <h2 className="fr-h4">
        <a href={`/studio/contenus/produits/${slug}`}>{title}</a>
      </h2>
      <ul className="po-desk-list">
        {fields.map((field) => (
          <Field key={field.key} field={field} sheet={sheet} token={token} />
        ))}
      </ul>
      {fields.length > 1 && (
        <form method="post" action={ACTION}>
          <DecisionFields sheet={sheet} token={token} />
          <button className="fr-btn fr-btn--secondary fr-btn--sm" type="submit" name="choix" value="accepter">
            Tout accepter<span className="fr-sr-only"> : {title}</span>
          </button>
        </form>
      )}
    </div>
  );
}

/** What beta.gouv.fr says otherwise, by product: each field is accepted or kept as it is. */
export function DifferencesView({ differences, token }: { differences: Differences; token: string }) {
  const { sheets, total, page, pages } = differences;
  return (
    <>
      <p id="compte">
        {total === 0 ? 'Aucune différence en attente.' : formatCount(total, 'fiche', 'fiches')}
      </p>
      {sheets.map((sheet) => (
        <Sheet key={sheet.slug} sheet={sheet} token={token} />
      ))}
      <PageLinks
        page={page}
        pages={pages}
        hrefOf={(number) => `/studio/differences?page=${number}`}
        label="Pages des différences"
      />
    </>
  );
}
