import type { ReactNode } from 'react';

interface HomeSectionProps {
  id: string;
  title: string;
  /** Where the whole list stands. */
  all: { href: string; label: string; main?: boolean };
  alt?: boolean;
  children: ReactNode;
}

/** A part of the home page: a heading, some of a list, and the way to all of it. */
export function HomeSection({ id, title, all, alt = false, children }: HomeSectionProps) {
  return (
    <section
      className={alt ? 'po-section po-section--alt' : 'po-section'}
      id={id}
      aria-labelledby={`${id}-titre`}
    >
      <div className="fr-container po-stack">
        <h2 id={`${id}-titre`}>{title}</h2>
        {children}
        <p>
          <a className={all.main ? 'fr-btn' : 'fr-btn fr-btn--secondary'} href={all.href}>
            {all.label}
          </a>
        </p>
      </div>
    </section>
  );
}
