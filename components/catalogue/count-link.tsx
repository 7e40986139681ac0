interface CountLinkProps {
  count: number;
  /** The list that the number counts. */
  href: string;
  /** What is counted, for those who hear the link alone. */
  label: string;
}

/** A number of a table that leads to the list behind it. */
export function CountLink({ count, href, label }: CountLinkProps) {
  return (
    <a
      className={count === 0 ? 'po-count-link po-count-link--none' : 'po-count-link'}
      href={href}
      rel="nofollow"
      aria-label={`${count.toLocaleString('fr-FR')} : ${label}`}
    >
      {count.toLocaleString('fr-FR')}
    </a>
  );
}
