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
import { literalAttributes } from './literal-attributes.ts';

// next-mdx-remote is archived upstream: this module is the only one that knows it (docs/decisions/0005).

type CompileOptions = NonNullable<Parameters<typeof compileMDX>[0]['options']>;
/** What renders each tag and element, by its name. */
export type Components = Readonly<Record<string, ElementType>>;

function optionsFor(format: Format): CompileOptions {
  const slugs: Pluggable = [rehypeSlug, { prefix: HEADING_PREFIX }];
  const sanitise: Pluggable = [rehypeSanitize, MARKDOWN_SCHEMA];
  return {
    blockJS: true,
    mdxOptions: {
      format,
      remarkPlugins: [remarkGfm, literalAttributes],
      rehypePlugins: format === 'md' ? [rehypeRaw, sanitise, slugs] : [slugs],
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

/** The body as a React element. Call it only on a body that passed the check. */
export async function renderBody(
  body: string,
  format: Format,
  components: Components,
): Promise<ReactElement> {
  const { content } = await compileMDX({ source: body, options: optionsFor(format), components });
  return content;
}
