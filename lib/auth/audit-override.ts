import { z } from 'zod';

const schema = z.object({ override: z.string().min(1) });

/** Why the warnings of the check were overridden, in the author’s words; null where an entry tells of none. */
export function findOverride(details: string | null): string | null {
  if (details === null) return null;
  try {
    return schema.safeParse(JSON.parse(details)).data?.override ?? null;
  } catch {
    return null;
  }
}
