/** Why something was published although the check warned of it. */
export function Override({ reason }: { reason: string | null }) {
  if (reason === null) return null;
  return <p className="po-mention">Publié malgré les conseils du contrôle : {reason}</p>;
}
