import { listAsides } from '#db/queries/drafts.ts';
import { allow } from '#lib/auth/guard.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { findPersonName } from './desk.ts';
import { type Draft, findOpenDraft, subjectOf } from './drafts.ts';
import { formatInstant } from './format-instant.ts';
import { type Companion, findHolder } from './presence.ts';
import { listPreviews, type PreviewLink } from './preview-links.ts';
import { readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';

export interface DraftPage {
  title: string;
  owner: string;
  asides: PutAside[];
  /** Who else is writing it now. */
  holder: Companion | null;
  links: PreviewLink[];
}

/** A text beside a draft, as its page shows it. */
export interface PutAside {
  id: number;
  author: string;
  when: string;
  text: string;
}

/** The open draft of an address, whoever asks: the page asks its own guard before it shows anything of it. */
export async function findAddressedDraft(studio: Studio, idText: string): Promise<Draft | undefined> {
  return /^[1-9]\d{0,14}$/.test(idText) ? findOpenDraft(studio, Number(idText)) : undefined;
}

/** Texts put aside of a draft, newest first. */
export async function describeAsides(studio: Studio, draftId: number): Promise<PutAside[]> {
  const asides: PutAside[] = [];
  for (const { id, personId, createdAt, text } of await listAsides(studio.store, draftId)) {
    const author = (await findPersonName(studio, personId)) ?? '';
    asides.push({ id, author, when: formatInstant(createdAt), text });
  }
  return asides;
}

/** The title that a draft would have, or its address. */
export function titleOf({ text, slug }: Pick<Draft, 'text' | 'slug'>): string {
  const title = readFrontMatter(text)?.['title'];
  return typeof title === 'string' && title !== '' ? title : slug;
}

/** What the page of a draft shows. Throws `AuthError`. */
export async function readDraftPage(studio: Studio, actor: Actor, draft: Draft): Promise<DraftPage> {
  allow(actor, 'read-draft', subjectOf(draft));
  return {
    title: titleOf(draft),
    owner: (await findPersonName(studio, draft.ownerId)) ?? '',
    asides: await describeAsides(studio, draft.id),
    holder: await findHolder(studio, actor, draft),
    links: await listPreviews(studio, actor, draft.id),
  };
}
