/** The State’s button, as its integrators are asked to show it. A link: it only leads to the provider. */
export function ProConnectButton({ href }: { href: string }) {
  return (
    <div className="fr-connect-group">
      <a className="fr-btn fr-connect pro-connect" href={href}>
        <span className="fr-connect__login">S’identifier avec</span>{' '}
        <span className="fr-connect__brand">ProConnect</span>
      </a>
      <p>
        <a
          href="https://www.proconnect.gouv.fr/"
          target="_blank"
          rel="noopener external"
          title="Qu’est-ce que ProConnect ? – nouvelle fenêtre"
        >
          Qu’est-ce que ProConnect&nbsp;?
        </a>
      </p>
    </div>
  );
}
