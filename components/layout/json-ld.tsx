import type { Graph, Thing, WithContext } from 'schema-dts';

interface JsonLdProps {
  data: Graph | WithContext<Thing>;
}

/** What a page says, again, in the words of schema.org: a block of data, that no browser runs. */
export function JsonLd({ data }: JsonLdProps) {
  // `</script>` in a text would close the block.
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: json }} />;
}
