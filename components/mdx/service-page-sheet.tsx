import { Contents } from '#components/layout/contents.tsx';
import { PageLayout } from '#components/layout/page-layout.tsx';
import { formatDate } from '#lib/french.ts';
import type { ServicePageSheet as Sheet } from '#lib/portal/page.ts';
import type { Settings } from '#lib/portal/settings.ts';
import type { DocumentContext } from './context.ts';
import { DocumentBody } from './document.tsx';

interface ServicePageSheetProps {
  settings: Settings;
  sheet: Sheet;
  context: DocumentContext;
}

/** A service page, for visitors and for who writes it. */
export function ServicePageSheet({ settings, sheet, context }: ServicePageSheetProps) {
  const { page } = sheet;
  return (
    <PageLayout settings={settings} path={`/${page.slug}`} breadcrumb={[{ label: page.title }]}>
      <article className="fr-container po-page po-article" {...(page.lang !== 'fr' && { lang: page.lang })}>
        <header className="po-stack">
          <h1>{page.title}</h1>
          {page.summary && <p className="fr-text--lead">{page.summary}</p>}
        </header>
        <Contents headings={sheet.headings} />
        <DocumentBody body={sheet.body} format={sheet.format} context={context} />
        {page.updated && (
          <p className="po-mention">
            Page mise à jour le <time dateTime={page.updated}>{formatDate(page.updated)}</time>.
          </p>
        )}
      </article>
    </PageLayout>
  );
}
