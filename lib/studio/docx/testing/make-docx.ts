import { crc32, deflateRawSync } from 'node:zlib';
import { packZip } from '#lib/studio/docx/zip.ts';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
export const run = (text: string, look = ''): string =>
  `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
export const paragraph = (inner: string, style = '', more = ''): string =>
  `<w:p><w:pPr>${style === '' ? '' : `<w:pStyle w:val="${style}"/>`}${more}</w:pPr>${inner}</w:p>`;
export const item = (text: string, level = 0): string =>
  paragraph(run(text), '', `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`);
export const link = (id: string, text: string): string =>
  `<w:hyperlink r:id="${id}">${run(text)}</w:hyperlink>`;
export const table = (...rows: string[][]): string =>
  `<w:tbl>${rows.map((cells) => `<w:tr>${cells.map((text) => `<w:tc>${paragraph(run(text))}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;
export const picture = (id: string, alt: string): string =>
  paragraph(
    `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image" descr="${alt}"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`,
  );

const STYLES = [
  ['Titre', 'Title'],
  ['Titre1', 'heading 1'],
  ['Titre2', 'heading 2'],
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('');

/** The files of a document as Word in French writes them. */
export function makeDocxFiles(
  body: string,
  { links = {}, images = {} }: { links?: Record<string, string>; images?: Record<string, Buffer> } = {},
): Map<string, Buffer> {
  const relations = [
    `<Relationship Id="rStyles" Type="${RELATIONS}/styles" Target="styles.xml"/>`,
    `<Relationship Id="rNumbers" Type="${RELATIONS}/numbering" Target="numbering.xml"/>`,
    ...Object.entries(links).map(
      ([id, target]) =>
        `<Relationship Id="${id}" Type="${RELATIONS}/hyperlink" Target="${escape(target)}" TargetMode="External"/>`,
    ),
    ...Object.keys(images).map(
      (id) => `<Relationship Id="${id}" Type="${RELATIONS}/image" Target="media/${id}.png"/>`,
    ),
  ];
  const xml = {
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/></Types>',
    '_rels/.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': `<w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${NAMESPACES}>${STYLES}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${NAMESPACES}><w:abstractNum w:abstractNumId="0">${[0, 1].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="bullet"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`,
    'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${relations.join('')}</Relationships>`,
  };
  return new Map([
    ...Object.entries(xml).map(([name, text]): [string, Buffer] => [name, Buffer.from(text)]),
    ...Object.entries(images).map(([id, bytes]): [string, Buffer] => [`word/media/${id}.png`, bytes]),
  ]);
}

export const makeDocx = (...asked: Parameters<typeof makeDocxFiles>): Buffer =>
  packZip(makeDocxFiles(...asked));

/** An archive of one compressed file, which says that it holds `told` bytes. */
export function packDeflated(name: string, bytes: Buffer, told = bytes.length): Buffer {
  const zip = packZip(new Map([[name, deflateRawSync(bytes)]]));
  const central = zip.length - 22 - 46 - Buffer.byteLength(name);
  for (const [at, sum, size] of [
    [8, 14, 22],
    [central + 10, central + 16, central + 24],
  ] as const) {
    zip.writeUInt16LE(8, at);
    zip.writeUInt32LE(crc32(bytes), sum);
    zip.writeUInt32LE(told, size);
  }
  return zip;
}
