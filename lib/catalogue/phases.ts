import type { Day } from '#lib/clock.ts';

/** Phases in the order of a product's life; the rank settles two that begin the same day (contract §1). */
export const PHASES = [
  'investigation',
  'construction',
  'acceleration',
  'consolidation',
  'opere',
  'transfere',
  'abandon-investigation',
  'abandon',
] as const;

export type PhaseName = (typeof PHASES)[number];

export const STATUSES = ['annonce', 'en-cours', 'transfere', 'arrete'] as const;
export type Status = (typeof STATUSES)[number];

export interface Phase {
  name: PhaseName;
  start: Day;
  end?: Day | undefined;
  comment?: string | undefined;
}

export interface PhaseDefinition {
  label: string;
  definition: string;
  /** Severity of the DSFR badge. */
  badge: 'info' | 'new' | 'success' | 'warning' | 'neutral';
}

export const PHASE_DEFINITIONS: Readonly<Record<PhaseName, PhaseDefinition>> = {
  investigation: {
    label: 'Investigation',
    definition:
      'Une petite équipe va sur le terrain vérifier que le problème existe, pour qui, et si un service numérique peut y répondre.',
    badge: 'new',
  },
  construction: {
    label: 'Construction',
    definition:
      'Une première version est construite et mise entre les mains de ses premiers utilisateurs, puis corrigée avec eux.',
    badge: 'info',
  },
  acceleration: {
    label: 'Accélération',
    definition:
      'Le service a fait ses preuves à petite échelle : il s’étend à davantage d’utilisateurs et de territoires.',
    badge: 'info',
  },
  consolidation: {
    label: 'Consolidation',
    definition:
      'Le service est déployé. L’équipe le rend durable : qualité, sécurité, conformité, et préparation de la suite.',
    badge: 'success',
  },
  opere: {
    label: 'Opéré',
    definition:
      'Le service est en fonctionnement courant, exploité par l’incubateur pour son administration.',
    badge: 'success',
  },
  transfere: {
    label: 'Transféré',
    definition: 'Le service a quitté l’incubateur : une administration ou un opérateur en a pris la charge.',
    badge: 'success',
  },
  'abandon-investigation': {
    label: 'Arrêté après investigation',
    definition: 'L’investigation n’a pas conduit à construire un service : le travail s’est arrêté là.',
    badge: 'neutral',
  },
  abandon: {
    label: 'Arrêté',
    definition: 'Le service n’est plus développé par l’incubateur, et son accompagnement a pris fin.',
    badge: 'neutral',
  },
};

export const STATUS_LABELS: Readonly<Record<Status, string>> = {
  annonce: 'Annoncé',
  'en-cours': 'En cours',
  transfere: 'Transféré',
  arrete: 'Arrêté',
};

/** For a number of products: « 1 produit arrêté », « 12 produits en cours ». */
const STATUS_COUNTED: Readonly<Record<Status, readonly [one: string, many: string]>> = {
  annonce: ['produit annoncé', 'produits annoncés'],
  'en-cours': ['produit en cours', 'produits en cours'],
  transfere: ['produit transféré', 'produits transférés'],
  arrete: ['produit arrêté', 'produits arrêtés'],
};

export function countedStatus(status: Status, count: number): string {
  return STATUS_COUNTED[status][count < 2 ? 0 : 1];
}

function byLife(a: Phase, b: Phase): number {
  if (a.start !== b.start) return a.start < b.start ? -1 : 1;
  return PHASES.indexOf(a.name) - PHASES.indexOf(b.name);
}

/** Phases by date, whatever their order in the file; ties in the order of life. */
export function sortPhases(phases: readonly Phase[]): Phase[] {
  return [...phases].sort(byLife);
}

/** The latest phase begun at `day`; `end` never changes it. Undefined when nothing has begun. */
export function findCurrentPhase(phases: readonly Phase[], day: Day): Phase | undefined {
  let current: Phase | undefined;
  for (const phase of phases) {
    if (phase.start <= day && (!current || byLife(current, phase) <= 0)) current = phase;
  }
  return current;
}

/** The next phase that begins after `day`. */
export function findAnnouncedPhase(phases: readonly Phase[], day: Day): Phase | undefined {
  let next: Phase | undefined;
  for (const phase of phases) {
    if (phase.start > day && (!next || byLife(phase, next) < 0)) next = phase;
  }
  return next;
}

export function statusOf(current: Phase | undefined): Status {
  switch (current?.name) {
    case undefined:
      return 'annonce';
    case 'transfere':
      return 'transfere';
    case 'abandon':
    case 'abandon-investigation':
      return 'arrete';
    default:
      return 'en-cours';
  }
}
