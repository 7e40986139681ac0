import assets from './generated/assets.json';

interface DocumentHeadProps {
  /** Name of the portal's search in a browser; the studio offers none. */
  searchTitle?: string;
  /** Of a page whose policy trusts scripts one by one. */
  nonce?: string | undefined;
}

/**
 * `data-portail` tells the portal's scripts from React's, which the server removes. `async={false}`: React moves and
 * reorders asynchronous scripts, and the order counts here: the theme before the first paint, then our module, which
 * readies the page and starts DSFR's.
 */
export function DocumentHead({ searchTitle, nonce }: DocumentHeadProps) {
  return (
    <>
      {assets.fonts.map((font) => (
        <link key={font} rel="preload" as="font" type="font/woff2" href={font} crossOrigin="anonymous" />
      ))}
      <meta name="theme-color" content="#ffffff" media="(prefers-color-scheme: light)" />
      <meta name="theme-color" content="#161616" media="(prefers-color-scheme: dark)" />
      <link rel="icon" href="/favicon/favicon.svg" type="image/svg+xml" />
      <link rel="icon" href="/favicon/favicon-32.png" type="image/png" sizes="32x32" />
      {searchTitle !== undefined && (
        <link
          rel="search"
          type="application/opensearchdescription+xml"
          href="/opensearch.xml"
          title={searchTitle}
        />
      )}
      <link rel="apple-touch-icon" href="/favicon/apple-touch-icon.png" sizes="180x180" />
      <script data-portail="" src={assets.theme} async={false} nonce={nonce} />
      <script data-portail="" type="module" src={assets.portail} async={false} nonce={nonce} />
    </>
  );
}
