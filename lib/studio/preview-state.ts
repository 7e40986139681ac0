import type { Store } from '#db/client.ts';
import { findDraft } from '#db/queries/drafts.ts';
import { findPreviewLink, type PreviewLinkRow } from '#db/queries/preview-links.ts';
import { hashSecret } from '#lib/auth/secret.ts';
import type { Clock } from '#lib/clock.ts';

interface PreviewSource {
  store: Store;
  clock: Clock;
}

function isOpen({ revokedAt, expiresAt }: PreviewLinkRow, { clock }: PreviewSource): boolean {
  return revokedAt === null && expiresAt > clock.now().toISOString();
}

export async function findOpenPreviewLink(
  source: PreviewSource,
  tokenHash: string,
): Promise<PreviewLinkRow | undefined> {
  const link = await findPreviewLink(source.store, tokenHash);
  return link && isOpen(link, source) ? link : undefined;
}

/** `over`: it answered once. What is asked further of it is asked by its hash: the token goes into no log. */
export type PreviewState = { state: 'open'; tokenHash: string } | { state: 'over' | 'unknown' };

/** What the token of an address is worth now. A link ends with its draft, published or given up. */
export async function readPreviewState(source: PreviewSource, token: string): Promise<PreviewState> {
  const tokenHash = hashSecret(token);
  const link = await findPreviewLink(source.store, tokenHash);
  if (!link) return { state: 'unknown' };
  if (!isOpen(link, source) || !(await findDraft(source.store, link.draftId))) return { state: 'over' };
  return { state: 'open', tokenHash };
}
