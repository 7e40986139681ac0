import { serialize } from 'next-mdx-remote/serialize';
import { compileMDX } from 'next-mdx-remote/rsc';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import type { ElementType, ReactElement } from 'react';
import type { Pluggable } from 'unified';
import { type Format, HEADING_PREFIX } from './body.ts';
import { MARKDOWN_SCHEMA } from './html.ts';
import { getLog } from '#lib/log.ts';
import { literalAttributes } from './literal-attributes.ts';
import { boundNesting } from './nesting.ts';

// next-mdx-remote is archived upstream: this module is the only one that knows it (docs/decisions/0005).

type CompileOptions = NonNullable<Parameters<typeof compileMDX>[0]['options']>;
/** What renders each tag and element, by its name. */
export type Components = Readonly<Record<string, ElementType>>;

function optionsFor(format: Format): CompileOptions {
  const slugs: Pluggable = [rehypeSlug, { prefix: HEADING_PREFIX }];
  const sanitise: Pluggable = [rehypeSanitize, MARKDOWN_SCHEMA];
  // What draws a page calls itself at each level. Two functions: a processor takes the same one once.
  const boundText: Pluggable = () => boundNesting;
  const boundHtml: Pluggable = () => boundNesting;
  return {
    blockJS: true,
    mdxOptions: {
      format,
      remarkPlugins: [remarkGfm, boundText, literalAttributes],
      rehypePlugins: format === 'md' ? [rehypeRaw, boundHtml, sanitise, slugs] : [slugs],
      remarkRehypeOptions: {
        clobberPrefix: '',
        footnoteLabel: 'Notes',
        footnoteBackLabel: (rank: number) => `Retour au texte de la note ${rank + 1}`,
      },
    },
  };
}

/** Compiles and throws the result away; rejects when the body does not compile. */
export async function tryCompile(body: string, format: Format): Promise<void> {
  await serialize(body, optionsFor(format));
}

/**
 * The body as a React element. Call it only on a body that passed the check; undefined, and logged, for one that an older
 * check let pass and that cannot be shown.
 */
export async function findRenderedBody(
  body: string,
  format: Format,
  components: Components,
): Promise<ReactElement | undefined> {
  try {
    const { content } = await compileMDX({ source: body, options: optionsFor(format), components });
    return content;
  } catch (cause) {
    const begins = body.trimStart().slice(0, 80);
    getLog().error({ begins, cause: String(cause) }, 'this body cannot be shown: its page says so');
    return undefined;
  }
}
