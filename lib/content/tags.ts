/**
 * The tags that an author may use in `.mdx`. The check refuses all others; `components/mdx/` is typed by this table,
 * so that a tag cannot exist on one side only.
 */
/** `date`: to the day, the month or the year. */
export type AttributeForm = 'date' | 'slug' | 'media' | 'video' | 'captions' | 'yes';

interface TagDefinition {
  /** `text`: an author writes Markdown between the opening and the closing tag. */
  body: 'none' | 'text';
  /** What that text is, where there must be one. */
  bodyNeeded?: string;
  attributes: Readonly<Record<string, 'required' | 'optional'>>;
  /** Attributes whose text has a form of its own. */
  forms?: Readonly<Record<string, AttributeForm>>;
  /** It may stand inside a sentence; the others stand alone on their line. */
  inline?: true;
  /** A correct use, shown when a use is refused. */
  example: string;
}

export const TAGS = {
  Callout: {
    body: 'text',
    attributes: { title: 'optional' },
    example: '<Callout title="À savoir">…</Callout>',
  },
  KeyFigure: {
    body: 'none',
    attributes: {
      value: 'required',
      label: 'required',
      unit: 'optional',
      date: 'optional',
      source: 'optional',
    },
    forms: { date: 'date' },
    example:
      '<KeyFigure value="86 %" label="de certification" date="2022-03-25" source="Fabrique numérique" />',
  },
  Quote: {
    body: 'text',
    attributes: { author: 'required', role: 'optional', source: 'optional' },
    example: '<Quote author="La ministre du Travail">…</Quote>',
  },
  ProductCard: {
    body: 'none',
    attributes: { slug: 'required' },
    forms: { slug: 'slug' },
    example: '<ProductCard slug="mano" />',
  },
  Figure: {
    body: 'none',
    attributes: {
      src: 'required',
      alt: 'required',
      caption: 'optional',
      credit: 'optional',
      decorative: 'optional',
    },
    forms: { src: 'media', decorative: 'yes' },
    example:
      '<Figure src="/medias/reunion.png" alt="Trois personnes autour d’une table" caption="…" credit="…" />',
  },
  Table: {
    body: 'text',
    attributes: { caption: 'required' },
    example: '<Table caption="Les phases">…</Table>',
  },
  Accordion: {
    body: 'text',
    attributes: { title: 'required' },
    example: '<Accordion title="En détail">…</Accordion>',
  },
  Video: {
    body: 'text',
    bodyNeeded: 'sa transcription : ce qu’elle dit et ce qu’elle montre',
    attributes: { src: 'required', title: 'required', captions: 'required', poster: 'optional' },
    forms: { src: 'video', captions: 'captions', poster: 'media' },
    example: '<Video src="/medias/visite.mp4" title="La visite" captions="/medias/visite.vtt">…</Video>',
  },
  ProductCount: {
    body: 'none',
    attributes: { query: 'optional', label: 'required' },
    inline: true,
    example: '<ProductCount query="statut=en-cours" label="produits en cours" />',
  },
  Setting: {
    body: 'none',
    attributes: { name: 'required' },
    inline: true,
    example: '<Setting name="publisher.name" />',
  },
} as const satisfies Readonly<Record<string, TagDefinition>>;

/** What `captions` says of a video whose captions are in the player of another site. */
export const CAPTIONS_ELSEWHERE = 'lecteur';

/** A video file of the portal, not of another site. */
export function isPortalVideo(src: string): boolean {
  return /^\/medias\/[^/?#\s]+\.(mp4|webm)$/i.test(src);
}

export type TagName = keyof typeof TAGS;

type AttributesOf<T extends TagName> = (typeof TAGS)[T]['attributes'];
type RequiredName<A> = { [K in keyof A]: A[K] extends 'required' ? K : never }[keyof A];

/** Props of the component that renders a tag. */
export type TagProps<T extends TagName, Children> = {
  [K in RequiredName<AttributesOf<T>>]: string;
} & {
  [K in Exclude<keyof AttributesOf<T>, RequiredName<AttributesOf<T>>>]?: string | undefined;
} & ((typeof TAGS)[T]['body'] extends 'text' ? { children?: Children } : unknown);

export function findTag(name: string): TagDefinition | undefined {
  return Object.hasOwn(TAGS, name) ? TAGS[name as TagName] : undefined;
}

/** What a page says in the place of a text that cannot be shown. */
export const UNSHOWN_TEXT =
  'Le texte de cette page ne peut pas être affiché : il est imbriqué sur trop de niveaux.';
