export function LinkList({ links }: { links: readonly { href: string; label: string }[] }) {
  return (
    <ul className="po-link-list">
      {links.map(({ href, label }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  );
}
