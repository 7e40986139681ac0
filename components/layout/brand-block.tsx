import { Fragment } from 'react';

/** The State's block mark, one line of text a line. */
export function BrandBlock({ lines }: { lines: readonly string[] }) {
  return (
    <p className="fr-logo">
      {lines.map((line, index) => (
        <Fragment key={line}>
          {index > 0 && <br />}
          {line}
        </Fragment>
      ))}
    </p>
  );
}
