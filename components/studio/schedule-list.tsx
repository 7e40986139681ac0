import { addressWords } from '#lib/studio/address-words.ts';
import type { ScheduleItem } from '#lib/studio/list-schedules.ts';
import { CsrfField } from './csrf-field.tsx';

interface ScheduleListProps {
  items: readonly ScheduleItem[];
  token: string;
  /** The page that its forms lead back to. */
  from: 'bureau' | 'brouillon' | 'document';
  maySchedule: boolean;
}

const ACTS = { publish: 'Publication', withdraw: 'Retrait' } as const;

function Act({ item }: { item: ScheduleItem }) {
  const { action, kind, slug, title, draftId } = item;
  const href = draftId === null ? `/studio/contenus/${kind}/${slug}` : `/studio/brouillons/${draftId}`;
  // Once published, a draft has no page any more.
  const page = item.state === 'done' ? `/studio/contenus/${kind}/${slug}` : href;
  return (
    <>
      {ACTS[action]} : <a href={page}>{addressWords(kind, title)}</a>
    </>
  );
}

function Result({ item }: { item: ScheduleItem }) {
  const { state, due, overdue, finished, by, problem, detail } = item;
  switch (state) {
    case 'pending':
      return (
        <p className="po-mention">
          Le {due}, par {by}.
          {overdue && ' L’heure est passée : le portail réessaie. Si cela dure, prévenez l’équipe technique.'}
        </p>
      );
    case 'done':
      return (
        <p className="po-mention">
          Prévue le {due}, faite le {finished} : le portail n’a pas pu le faire à l’heure.
        </p>
      );
    default:
      return (
        <p className="po-mention">
          Prévue le {due}, par {by}. {problem}
          {detail !== null && ` ${detail}`}
        </p>
      );
  }
}

function State({ item: { state, overdue } }: { item: ScheduleItem }) {
  if (state === 'failed') return <span className="fr-badge fr-badge--sm fr-badge--error">Non faite</span>;
  if (state === 'cancelled') return <span className="fr-badge fr-badge--sm fr-badge--warning">Annulée</span>;
  if (state === 'done') return <span className="fr-badge fr-badge--sm fr-badge--info">Faite en retard</span>;
  return overdue ? <span className="fr-badge fr-badge--sm fr-badge--warning">En retard</span> : null;
}

function Settle({ item, token, from }: { item: ScheduleItem } & Pick<ScheduleListProps, 'token' | 'from'>) {
  const { id, state, title } = item;
  const [act, label] =
    state === 'pending' ? (['annulation', 'Annuler'] as const) : (['lecture', 'J’ai vu'] as const);
  return (
    <form method="post" action={`/studio/programmations/${id}/${act}`}>
      <CsrfField token={token} />
      <input type="hidden" name="retour" value={from} />
      <button className="fr-btn fr-btn--tertiary fr-btn--sm" type="submit">
        {label}
        <span className="fr-sr-only"> : {title}</span>
      </button>
    </form>
  );
}

/** What is to be done at an hour to come, and what was not done as decided. */
export function ScheduleList({ items, token, from, maySchedule }: ScheduleListProps) {
  if (items.length === 0) return null;
  return (
    <section className="po-stack" aria-labelledby="programmations">
      <h2 className="fr-h4" id="programmations">
        Programmé
      </h2>
      <ul className="po-desk-list">
        {items.map((item) => (
          <li key={item.id} className="po-desk-row">
            <div>
              <Act item={item} /> <State item={item} />
              <Result item={item} />
            </div>
            {maySchedule && <Settle item={item} token={token} from={from} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
