import type { ReactNode } from 'react';
import type { TagProps } from '#lib/content/tags.ts';

export function Quote({ author, role, source, children }: TagProps<'Quote', ReactNode>) {
  return (
    <figure className="fr-quote">
      <blockquote>{children}</blockquote>
      <figcaption>
        <p className="fr-quote__author">{author}</p>
        {(role ?? source) && (
          <ul className="fr-quote__source">
            {role && <li>{role}</li>}
            {source && <li>{source}</li>}
          </ul>
        )}
      </figcaption>
    </figure>
  );
}
