import type { Actor } from '#lib/auth/permissions.ts';
import { findPersonName } from './desk.ts';
import { type Draft, getDraft, listPutAside, NotFoundError } from './drafts.ts';
import { formatInstant } from './format-instant.ts';
import { readFrontMatter } from './source-edit.ts';
import type { Studio } from './studio.ts';

export interface DraftPage {
  draft: Draft;
  title: string;
  owner: string;
  asides: { id: number; author: string; when: string; text: string }[];
}

/** What the page of a draft shows; undefined where there is no such draft. Throws `AuthError`. */
export async function findDraftPage(
  studio: Studio,
  actor: Actor,
  idText: string,
): Promise<DraftPage | undefined> {
  const id = Number(idText);
  if (!Number.isInteger(id) || id <= 0) return undefined;
  let draft: Draft;
  try {
    draft = await getDraft(studio, actor, id);
  } catch (cause) {
    if (cause instanceof NotFoundError) return undefined;
    throw cause;
  }
  const title = readFrontMatter(draft.text)?.['title'];
  const asides: DraftPage['asides'] = [];
  for (const { id: asideId, personId, createdAt, text } of await listPutAside(studio, actor, id)) {
    const author = (await findPersonName(studio, personId)) ?? '';
    asides.push({ id: asideId, author, when: formatInstant(createdAt), text });
  }
  return {
    draft,
    title: typeof title === 'string' && title !== '' ? title : draft.slug,
    owner: (await findPersonName(studio, draft.ownerId)) ?? '',
    asides,
  };
}
