import { serialize } from 'next-mdx-remote/serialize';
import { compileMDX } from 'next-mdx-remote/rsc';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeSlug from 'rehype-slug';
import remarkGfm from 'remark-gfm';
import type { ElementType, ReactElement } from 'react';
import type { Format } from './body.ts';

// next-mdx-remote is archived upstream: this module is the only one that knows it (docs/decisions/0005).

type CompileOptions = NonNullable<Parameters<typeof compileMDX>[0]['options']>;
/** What renders each tag and element, by its name. */
export type Components = Readonly<Record<string, ElementType>>;

function optionsFor(format: Format): CompileOptions {
  return {
    blockJS: true,
    mdxOptions: {
      format,
      remarkPlugins: [[remarkGfm, { firstLineBlank: true }]],
      rehypePlugins: format === 'md' ? [rehypeRaw, rehypeSanitize, rehypeSlug] : [rehypeSlug],
    },
  };
}

/** Compiles and throws the result away; rejects when the body does not compile. */
export async function tryCompile(body: string, format: Format): Promise<void> {
  await serialize(body, optionsFor(format));
}

/** The body as a React element. Call it only on a body that passed the check. */
export async function renderBody(body: string, format: Format, components: Components): Promise<ReactElement> {
  const { content } = await compileMDX({ source: body, options: optionsFor(format), components });
  return content;
}
