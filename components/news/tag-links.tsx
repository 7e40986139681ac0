import type { Tag } from '#lib/articles/article.ts';

interface TagLinksProps {
  tags: readonly (Tag & { count?: number })[];
  current?: string | null;
}

export function TagLinks({ tags, current = null }: TagLinksProps) {
  return (
    <ul className="fr-tags-group">
      {tags.map(({ id, label, count }) => (
        <li key={id}>
          <a
            className="fr-tag fr-tag--sm"
            href={`/actualites/etiquette/${id}`}
            aria-current={id === current ? 'page' : undefined}
          >
            {label}
            {count !== undefined && ` (${count})`}
          </a>
        </li>
      ))}
    </ul>
  );
}
