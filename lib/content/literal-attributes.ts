import type { Nodes, Root } from 'mdast';
import type {} from 'mdast-util-mdx';
import { visit } from 'unist-util-visit';

type Element = Extract<Nodes, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>;
type Attribute = Extract<Element['attributes'][number], { type: 'mdxJsxAttribute' }>;
type Expression = Exclude<Attribute['value'], string | null | undefined>;

function literalOf(value: Expression): string | number | boolean | undefined {
  const [statement, ...others] = value.data?.estree?.body ?? [];
  if (
    others.length > 0 ||
    statement?.type !== 'ExpressionStatement' ||
    statement.expression.type !== 'Literal'
  )
    return undefined;
  const literal = statement.expression.value;
  return typeof literal === 'string' || typeof literal === 'number' || typeof literal === 'boolean'
    ? literal
    : undefined;
}

/** True for `{"texte"}`, `{86}` and `{true}`: values that need no evaluation. */
export function isLiteral(value: Expression): boolean {
  return literalOf(value) !== undefined;
}

/** The text of an attribute, from its quotes or from a literal; undefined for a boolean or for code. */
export function literalText({ value }: Attribute): string | undefined {
  if (typeof value === 'string') return value;
  const literal = value ? literalOf(value) : true;
  return literal === undefined || typeof literal === 'boolean' ? undefined : String(literal);
}

/** Remark plugin: literals between braces become quoted attributes, which the MDX library would otherwise drop. */
export function literalAttributes() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type !== 'mdxJsxFlowElement' && node.type !== 'mdxJsxTextElement') return;
      for (const attribute of node.attributes) {
        if (attribute.type !== 'mdxJsxAttribute') continue;
        const text = literalText(attribute);
        if (text !== undefined) attribute.value = text;
      }
    });
  };
}
