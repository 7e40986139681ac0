import type { ComponentProps, ReactNode } from 'react';
import { Picture } from '#components/media/picture.tsx';
import { ProductCard as CatalogueCard } from '#components/catalogue/product-card.tsx';
import { type Components, findRenderedBody } from '#lib/content/compile.ts';
import { type TagName, type TagProps, UNSHOWN_TEXT } from '#lib/content/tags.ts';
import { Accordion } from './accordion.tsx';
import { Callout } from './callout.tsx';
import type { DocumentContext } from './context.ts';
import { Figure } from './figure.tsx';
import { KeyFigure } from './key-figure.tsx';
import { ProductCount } from './product-count.tsx';
import { Quote } from './quote.tsx';
import { Setting } from './setting.tsx';
import { PlainTable, Table } from './table.tsx';
import { Video } from './video.tsx';

type TagComponents = { [T in TagName]: (props: TagProps<T, ReactNode>) => ReactNode };

/** The tags of `lib/content/tags.ts`: a missing or misnamed one does not compile. */
function tagComponents(context: DocumentContext): TagComponents {
  return {
    Accordion,
    Callout,
    Figure: (props) => <Figure {...props} context={context} />,
    KeyFigure,
    ProductCard: ({ slug }) => {
      const item = context.findProduct(slug);
      return item ? (
        <div className="po-embedded-card">
          <CatalogueCard item={item} heading="p" />
        </div>
      ) : null;
    },
    ProductCount: (props) => <ProductCount {...props} context={context} />,
    Quote,
    Setting: (props) => <Setting {...props} context={context} />,
    Table,
    Video: (props) => <Video {...props} context={context} />,
  };
}

/** Markdown aligns columns by a style, which the site's policy refuses. */
function alignmentOf(style: ComponentProps<'td'>['style']): string | undefined {
  const align = style?.textAlign;
  return align === 'center' || align === 'right' ? `po-align-${align}` : undefined;
}

/** Markdown's own elements, in DSFR's form. */
function elementComponents(context: DocumentContext): Components {
  return {
    table: PlainTable,
    img: ({ src, alt }: ComponentProps<'img'>) => (
      <Picture
        image={typeof src === 'string' ? context.findImage(src) : undefined}
        alt={alt ?? ''}
        sizes="(min-width: 62em) 45rem, 100vw"
        className="fr-responsive-img"
      />
    ),
    th: ({ children, style }: ComponentProps<'th'>) => (
      <th scope="col" className={alignmentOf(style)}>
        {children}
      </th>
    ),
    td: ({ children, style }: ComponentProps<'td'>) => <td className={alignmentOf(style)}>{children}</td>,
  };
}

interface DocumentBodyProps {
  body: string;
  format: 'md' | 'mdx';
  context: DocumentContext;
}

/** The body of a document that passed the check, or words in its place. */
export async function DocumentBody({ body, format, context }: DocumentBodyProps) {
  const content = await findRenderedBody(body, format, {
    ...elementComponents(context),
    ...tagComponents(context),
  });
  return <div className="po-prose">{content ?? <p>{UNSHOWN_TEXT}</p>}</div>;
}
