import { REFUSAL_PAGES } from '#lib/auth/refusal-pages.ts';

/** A page of the studio that cannot be shown, and the way back. */
export function RefusalPage({ status }: { status: keyof typeof REFUSAL_PAGES }) {
  const { title, lead, remedy } = REFUSAL_PAGES[status];
  return (
    <>
      <h1>{title}</h1>
      <p className="fr-text--lead">{lead}</p>
      <p>{remedy}</p>
      <p>
        <a href="/studio">Revenir au bureau</a>
      </p>
    </>
  );
}
