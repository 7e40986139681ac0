import type { Actor } from '#lib/auth/permissions.ts';
import { isKind, type Kind } from '#lib/content/kinds.ts';
import { actOnMany, type BulkAct } from './bulk.ts';
import { readIds, writeIds, writeReport } from './bulk-address.ts';
import { BULK_MAX } from './bulk-limit.ts';
import { NotFoundError } from './drafts.ts';
import { withNotice } from './notices.ts';
import type { Studio } from './studio.ts';

export function readKind(kind: string): Kind {
  if (!isKind(kind)) throw new NotFoundError(kind);
  return kind;
}

/** Acts on the documents that a form names; the address of what became of each. */
export async function answerBulk(
  studio: Studio,
  actor: Actor,
  { kind, ids }: { kind: Kind; ids: readonly number[] },
  asked: BulkAct,
): Promise<string> {
  const results = await actOnMany(studio, actor, { kind, ids }, asked);
  return `/studio/lots/${kind}/bilan?acte=${asked.act}&${writeReport(results)}`;
}

/** The form of a list: what it asks for at once is done, what is to be confirmed or downloaded has its own address. */
export async function answerListForm(
  studio: Studio,
  actor: Actor,
  kind: Kind,
  form: URLSearchParams,
): Promise<string> {
  const ids = readIds(form.getAll('d'));
  const list = `/studio/contenus/${kind}`;
  if (ids.length === 0) return withNotice(list, 'lot-vide');
  if (ids.length > BULK_MAX) return withNotice(list, 'lot-trop-long');
  const chosen = { kind, ids };
  switch (form.get('acte')) {
    case 'etiqueter':
      return answerBulk(studio, actor, chosen, { act: 'tag', term: form.get('terme') ?? '' });
    case 'verifier':
      return answerBulk(studio, actor, chosen, { act: 'verify' });
    case 'retirer':
      return `/studio/lots/${kind}/retrait?d=${writeIds(ids)}`;
    case 'exporter':
      return `/studio/lots/${kind}/export?d=${writeIds(ids)}`;
    default:
      return withNotice(list, 'lot-sans-acte');
  }
}
