import {
  addPreviewLink,
  listPreviewLinks,
  type PreviewLinkRow,
  revokePreviewLink,
} from '#db/queries/preview-links.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { hashSecret, makeSecret } from '#lib/auth/secret.ts';
import { SHARED_PREVIEW_PATH } from '#lib/addresses/routes.ts';
import { findPersonName } from './desk.ts';
import { type Draft, findOpenDraft, getDraft } from './drafts.ts';
import { formatInstant } from './format-instant.ts';
import type { PreviewDays } from './preview-days.ts';
import { findOpenPreviewLink } from './preview-state.ts';
import type { Studio } from './studio.ts';

const DAY_MS = 86_400_000;
/** Of one draft, at once. */
const MOST_LINKS = 10;

export interface PreviewLink {
  id: number;
  author: string;
  created: string;
  expires: string;
}

export type ShareOutcome =
  | /** The only time that the address is told. */ { outcome: 'shared'; path: string; link: PreviewLink }
  | { outcome: 'too-many'; most: number };

async function describe(studio: Studio, row: PreviewLinkRow): Promise<PreviewLink> {
  return {
    id: row.id,
    author: (await findPersonName(studio, row.createdBy)) ?? '',
    created: formatInstant(row.createdAt),
    expires: formatInstant(row.expiresAt),
  };
}

const auditOf = (actor: Actor, action: string, { kind, slug }: Draft, details: object) => ({
  staffId: actor.id,
  action,
  target: `${kind}/${slug}`,
  details: JSON.stringify(details),
});

/** An address that shows the draft to whoever has it, for some days. */
export async function sharePreview(
  studio: Studio,
  actor: Actor,
  { id, days }: { id: number; days: PreviewDays },
): Promise<ShareOutcome> {
  const draft = await getDraft(studio, actor, id, 'save-draft');
  const token = makeSecret();
  const expiresAt = new Date(studio.clock.now().getTime() + days * DAY_MS).toISOString();
  const link = { draftId: id, tokenHash: hashSecret(token), createdBy: actor.id, expiresAt };
  const row = await addPreviewLink(
    studio.store,
    { ...link, createdAt: studio.now() },
    { most: MOST_LINKS, audit: auditOf(actor, 'share-preview', draft, { days }) },
  );
  if (!row) return { outcome: 'too-many', most: MOST_LINKS };
  return { outcome: 'shared', path: SHARED_PREVIEW_PATH + token, link: await describe(studio, row) };
}

/** Ends a link before its time. */
export async function revokePreview(
  studio: Studio,
  actor: Actor,
  { id, linkId }: { id: number; linkId: number },
): Promise<void> {
  const draft = await getDraft(studio, actor, id, 'save-draft');
  await revokePreviewLink(
    studio.store,
    { draftId: id, id: linkId },
    { at: studio.now(), audit: auditOf(actor, 'revoke-preview', draft, { link: linkId }) },
  );
}

/** The links of a draft that still answer, newest first. */
export async function listPreviews(studio: Studio, actor: Actor, id: number): Promise<PreviewLink[]> {
  await getDraft(studio, actor, id);
  const links: PreviewLink[] = [];
  for (const row of await listPreviewLinks(studio.store, id, studio.now()))
    links.push(await describe(studio, row));
  return links;
}

/** The draft that a link shows, by the hash of its token; undefined once it answers no more. */
export async function findSharedDraft(
  studio: Studio,
  tokenHash: string,
): Promise<{ draft: Draft; expires: string } | undefined> {
  const link = await findOpenPreviewLink(studio, tokenHash);
  const draft = link && (await findOpenDraft(studio, link.draftId));
  return draft && { draft, expires: formatInstant(link.expiresAt) };
}
