import {
  defineLanguageFacet,
  HighlightStyle,
  Language,
  languageDataProp,
  syntaxHighlighting,
} from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tags } from '@lezer/highlight';
import { GFM, type MarkdownConfig, parser } from '@lezer/markdown';

/** The YAML above a body is no Markdown. */
const FRONT_MATTER: MarkdownConfig = {
  defineNodes: [{ name: 'FrontMatter', block: true, style: tags.meta }],
  parseBlock: [
    {
      name: 'FrontMatter',
      before: 'HorizontalRule',
      parse(context, line) {
        if (context.lineStart !== 0 || !/^\uFEFF?---[ \t]*$/.test(line.text)) return false;
        while (context.nextLine()) {
          if (!/^---[ \t]*$/.test(line.text)) continue;
          context.nextLine();
          break;
        }
        context.addElement(context.elt('FrontMatter', 0, context.prevLineEnd()));
        return true;
      },
    },
  ],
};

/** Classes of ours, drawn by visual-source.css: marks are what the author wrote and visitors do not see. */
const STYLE = HighlightStyle.define([
  { tag: tags.heading1, class: 'po-md-heading' },
  { tag: tags.heading2, class: 'po-md-heading po-md-heading--2' },
  { tag: tags.heading3, class: 'po-md-heading po-md-heading--3' },
  { tag: [tags.heading4, tags.heading5, tags.heading6], class: 'po-md-heading' },
  { tag: tags.strong, class: 'po-md-strong' },
  { tag: tags.emphasis, class: 'po-md-emphasis' },
  { tag: tags.strikethrough, class: 'po-md-struck' },
  { tag: tags.link, class: 'po-md-link' },
  { tag: tags.monospace, class: 'po-md-code' },
  { tag: tags.quote, class: 'po-md-quote' },
  {
    tag: [
      tags.processingInstruction,
      tags.url,
      tags.labelName,
      tags.contentSeparator,
      tags.meta,
      tags.comment,
    ],
    class: 'po-md-mark',
  },
]);

/** Markdown as it is read, without a word changed. */
export function markdownStyle(whole: boolean): Extension {
  const data = defineLanguageFacet();
  const markdown = parser.configure([
    GFM,
    ...(whole ? [FRONT_MATTER] : []),
    { props: [languageDataProp.add({ Document: data })] },
  ]);
  return [new Language(data, markdown, [], 'markdown'), syntaxHighlighting(STYLE)];
}
