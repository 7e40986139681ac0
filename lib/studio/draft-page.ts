import type { Actor } from '#lib/auth/permissions.ts';
import { findPersonName } from './desk.ts';
import { type Draft, findOpenDraft, listPutAside } from './drafts.ts';
import { formatInstant } from './format-instant.ts';
import { type Companion, findHolder } from './presence.ts';
import { listPreviews, type PreviewLink } from './preview-links.ts';
import { readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';

export interface DraftPage {
  title: string;
  owner: string;
  asides: { id: number; author: string; when: string; text: string }[];
  /** Who else is writing it now. */
  holder: Companion | null;
  links: PreviewLink[];
}

/** The open draft of an address, whoever asks: the page asks its own guard before it shows anything of it. */
export async function findAddressedDraft(studio: Studio, idText: string): Promise<Draft | undefined> {
  return /^[1-9]\d{0,14}$/.test(idText) ? findOpenDraft(studio, Number(idText)) : undefined;
}

/** What the page of a draft shows. Throws `AuthError`. */
export async function readDraftPage(studio: Studio, actor: Actor, draft: Draft): Promise<DraftPage> {
  const title = readFrontMatter(draft.text)?.['title'];
  const asides: DraftPage['asides'] = [];
  for (const { id, personId, createdAt, text } of await listPutAside(studio, actor, draft.id)) {
    const author = (await findPersonName(studio, personId)) ?? '';
    asides.push({ id, author, when: formatInstant(createdAt), text });
  }
  return {
    title: typeof title === 'string' && title !== '' ? title : draft.slug,
    owner: (await findPersonName(studio, draft.ownerId)) ?? '',
    asides,
    holder: await findHolder(studio, actor, draft),
    links: await listPreviews(studio, actor, draft.id),
  };
}
