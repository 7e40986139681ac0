import { SHEET_RULES } from '#lib/catalogue/care-rules.ts';
import { findCurrentPhase, PHASE_DEFINITIONS, statusOf } from '#lib/catalogue/phases.ts';
import { type Day, today } from '#lib/clock.ts';
import type { FileFault } from './body.ts';
import { isModelText } from './check-plain-language.ts';
import type { FrontMatter } from './front-matter.ts';
import type { ProductFrontMatter } from './schema/product.ts';

/** Facts of a sheet that contradict each other on a day. */
export function checkFacts(
  data: ProductFrontMatter,
  locate: FrontMatter['locate'],
  day: Day = today(),
): FileFault[] {
  const faults: FileFault[] = [];
  const current = findCurrentPhase(data.phases, day);
  const rank = current ? data.phases.indexOf(current) : -1;
  const status = statusOf(current);
  if (current && SHEET_RULES['phase-finie'].applies({ current, status }, day)) {
    const { label } = PHASE_DEFINITIONS[current.name];
    faults.push({
      ...locate(['phases', rank, 'end']),
      severity: 'warning',
      rule: 'phase-ended',
      message: `La phase « ${label} » est finie et reste pourtant la phase en cours.`,
      remedy: 'Ajoutez la phase qui l’a suivie, ou retirez sa date de fin.',
    });
  }
  const product = { links: { site: data.link ?? null }, successor: data.successor ?? null };
  if (SHEET_RULES['arrete-lie'].applies({ status, product })) {
    faults.push({
      ...locate(['link']),
      severity: 'warning',
      rule: 'stopped-linked',
      message: 'Le produit est arrêté, et la fiche mène encore à son site.',
      remedy:
        'Retirez « link » si le site est fermé, ou nommez dans « successor » le produit qui le remplace.',
    });
  }
  return faults;
}

/** Keys of the front matter that still hold the words of a model. */
export function listModelKeys(value: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(value).filter((key) => {
    const text = value[key];
    return typeof text === 'string' && isModelText(text);
  });
}

export function checkModelKeys(
  value: Readonly<Record<string, unknown>>,
  locate: FrontMatter['locate'],
): FileFault[] {
  return listModelKeys(value).map((key) => ({
    ...locate([key]),
    severity: 'warning',
    rule: 'model-text',
    message: `« ${key} » contient encore le texte du modèle.`,
    remedy: 'Écrivez votre texte à sa place.',
  }));
}
