/** What decides whether a visitor may read a document. Local minutes in Paris compare as text. */
export interface Publication {
  publish: boolean;
  publishAt: string | null;
  expireAt: string | null;
  retired: boolean;
  wasPublic: boolean;
}

/** `gone`: was public once and no longer is (410). `absent`: never was (404). */
export type Visibility = 'public' | 'gone' | 'absent';

export function visibilityAt(publication: Publication, minute: string): Visibility {
  const begun = publication.publishAt === null || publication.publishAt <= minute;
  const ended = publication.expireAt !== null && publication.expireAt <= minute;
  if (!publication.retired && publication.publish && begun && !ended) return 'public';
  const expired =
    publication.publish && begun && ended && (publication.publishAt ?? '') < (publication.expireAt ?? '');
  return publication.wasPublic || expired ? 'gone' : 'absent';
}
