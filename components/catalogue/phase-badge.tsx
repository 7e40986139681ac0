import { PHASE_DEFINITIONS } from '#lib/catalogue/phases.ts';
import type { ProductAt } from '#lib/catalogue/snapshot.ts';

const VARIANTS = {
  info: 'fr-badge fr-badge--info fr-badge--no-icon',
  new: 'fr-badge fr-badge--new fr-badge--no-icon',
  success: 'fr-badge fr-badge--success fr-badge--no-icon',
  warning: 'fr-badge fr-badge--warning fr-badge--no-icon',
  neutral: 'fr-badge',
} as const;

/** The phase of a product in one word. */
export function PhaseBadge({ item, small = false }: { item: ProductAt; small?: boolean }) {
  const { current, announced } = item;
  const phase = current ?? announced;
  if (!phase) return null;
  const { label, badge } = PHASE_DEFINITIONS[phase.name];
  const variant = current ? VARIANTS[badge] : VARIANTS.new;
  return (
    <p className={small ? `${variant} fr-badge--sm` : variant}>
      {current ? label : `Annoncé : ${label.toLowerCase()}`}
    </p>
  );
}
