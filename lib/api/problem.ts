import { z } from 'zod';
import type { QueryFault } from '#lib/catalogue/query.ts';

/** RFC 9457, with what was wrong in the address (contract §3). */
export const problemSchema = z.strictObject({
  type: z.string().meta({ description: 'Adresse qui explique ce genre de problème.' }),
  title: z.string(),
  status: z.int().min(400).max(599),
  detail: z.string(),
  errors: z.array(
    z.strictObject({
      parameter: z.string(),
      message: z.string(),
      accepted: z
        .array(z.string())
        .meta({ description: 'Valeurs acceptées, ou ce qui est attendu en mots.' }),
    }),
  ),
});

export type Problem = z.infer<typeof problemSchema>;

/** Status and title of each kind of problem; `/developpeurs` explains each status. */
export const PROBLEMS = {
  parameter: { status: 400, title: 'Paramètre refusé' },
  address: { status: 400, title: 'Adresse illisible' },
  request: { status: 400, title: 'Demande refusée' },
  missing: { status: 404, title: 'Introuvable' },
  method: { status: 405, title: 'Méthode refusée' },
  gone: { status: 410, title: 'Retiré' },
  long: { status: 414, title: 'Adresse trop longue' },
  limit: { status: 429, title: 'Trop de demandes' },
  failure: { status: 500, title: 'Erreur du portail' },
  starting: { status: 503, title: 'Le portail démarre' },
} as const;
export type ProblemKind = keyof typeof PROBLEMS;

/** `site` is the portal's own address. */
export function makeProblem(
  kind: ProblemKind,
  detail: string,
  { site, faults = [] }: { site: string; faults?: readonly QueryFault[] },
): Problem {
  const { status, title } = PROBLEMS[kind];
  return {
    type: `${site}/developpeurs#partie-statut-${status}`,
    title,
    status,
    detail,
    errors: faults.map(({ parameter, message, accepted }) => ({
      parameter,
      message,
      accepted: [...accepted],
    })),
  };
}
