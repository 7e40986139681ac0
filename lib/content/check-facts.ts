import { SHEET_RULES } from '#lib/catalogue/care-rules.ts';
import { findCurrentPhase, PHASE_DEFINITIONS, statusOf } from '#lib/catalogue/phases.ts';
import { type Day, instantsOfMinute, today } from '#lib/clock.ts';
import type { FileFault } from './body.ts';
import { isModelText } from './model-words.ts';
import type { FrontMatter } from './front-matter.ts';
import type { ArticleFrontMatter } from './schema/article.ts';
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
  const product = {
    phases: data.phases,
    events: (data.events ?? []).map(({ name, date = null, comment = null }) => ({ name, date, comment })),
    endReason: data.end_reason ?? null,
    links: { site: data.link ?? null },
    successor: data.successor ?? null,
  };
  if (SHEET_RULES['fin-sans-phase'].applies({ status, product }, day)) {
    faults.push({
      ...locate(['phases']),
      severity: 'warning',
      rule: 'ended-without-phase',
      message:
        'La fiche dit la fin du service, et aucune phase ne la dit : le produit compte parmi ceux en cours.',
      remedy:
        'Ajoutez la phase « abandon » ou « transfere » à sa date, ou retirez l’événement « end » ou « end_reason ».',
    });
  }
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

const HOURS = ['publish_at', 'expire_at'] as const;

/** Hours of the front matter that a clock in Paris never shows, or shows twice. */
export function checkHours(data: ArticleFrontMatter, locate: FrontMatter['locate']): FileFault[] {
  return HOURS.flatMap((key): FileFault[] => {
    const minute = data[key];
    const count = minute === undefined ? 1 : instantsOfMinute(minute).length;
    if (count === 1) return [];
    const fault = { ...locate([key]), severity: 'warning', rule: 'clock-change' } as const;
    return count === 0
      ? [
          {
            ...fault,
            message: `L’heure de « ${key} » n’existe pas : cette nuit-là, la pendule saute de 2 h à 3 h.`,
            remedy: 'Le portail attendra 3 h. Écrivez une heure qui existe.',
          },
        ]
      : [
          {
            ...fault,
            message: `L’heure de « ${key} » vient deux fois : cette nuit-là, on passe à l’heure d’hiver.`,
            remedy: 'Le portail prendra la seconde. Écrivez une autre heure si ce n’est pas celle-là.',
          },
        ];
  });
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
