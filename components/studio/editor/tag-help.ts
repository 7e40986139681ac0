import type { TagName, TAGS } from '#lib/content/tags.ts';

interface AttributeHelp {
  label: string;
  hint?: string;
}

interface TagWords {
  label: string;
  use: string;
  /** What who writes the tag by hand has to know besides. */
  byHand?: string;
}

type AllTagHelp = {
  readonly [T in TagName]: TagWords & {
    attributes: { readonly [A in keyof (typeof TAGS)[T]['attributes']]: AttributeHelp };
  } & ((typeof TAGS)[T]['body'] extends 'text' ? { body: AttributeHelp } : unknown);
};

/** A tag in an author’s words. */
export interface TagHelp extends TagWords {
  attributes: Readonly<Record<string, AttributeHelp>>;
  /** What stands between its two tags. */
  body?: AttributeHelp;
}

const PARAGRAPHS = 'Une ligne vide sépare deux paragraphes.';
const CAPTION = { label: 'Légende' };
const CREDIT = { label: 'Crédit', hint: 'Qui a fait l’image, et sous quelle licence.' };

/** What each tag is for, in an author’s words: a tag or an attribute without help does not compile. */
export const TAG_HELP: AllTagHelp = {
  Callout: {
    label: 'Encadré',
    use: 'Met un passage en avant.',
    attributes: { title: { label: 'Titre' } },
    body: { label: 'Texte de l’encadré', hint: PARAGRAPHS },
  },
  KeyFigure: {
    label: 'Chiffre clé',
    use: 'Montre un chiffre avec sa date et sa source.',
    attributes: {
      value: { label: 'Chiffre', hint: 'Par exemple : 86 %.' },
      label: { label: 'Ce qui est compté' },
      unit: { label: 'Unité' },
      date: { label: 'Date', hint: 'Le jour, le mois ou l’année : 2026-03-25, 2026-03 ou 2026.' },
      source: { label: 'Source' },
    },
  },
  Quote: {
    label: 'Citation',
    use: 'Rapporte une parole avec son auteur.',
    attributes: {
      author: { label: 'Auteur' },
      role: { label: 'Fonction de l’auteur' },
      source: { label: 'Source' },
    },
    body: { label: 'Parole', hint: PARAGRAPHS },
  },
  ProductCard: {
    label: 'Carte de produit',
    use: 'Montre la carte d’un produit du catalogue.',
    attributes: {
      slug: {
        label: 'Produit',
        hint: 'Son nom, ou la fin de son adresse : « mano » pour /produits/mano.',
      },
    },
  },
  Figure: {
    label: 'Image',
    use: 'Une image de la médiathèque.',
    byHand: 'Si elle n’apporte rien au texte : alt="" decorative="oui".',
    attributes: {
      src: { label: 'Adresse de l’image', hint: 'Par exemple : /medias/reunion.png.' },
      alt: { label: 'Texte alternatif', hint: 'Ce que montre l’image. Vide si elle est décorative.' },
      caption: CAPTION,
      credit: CREDIT,
      decorative: { label: 'L’image est décorative : elle n’apporte rien au texte' },
    },
  },
  Video: {
    label: 'Vidéo',
    use: 'Une vidéo du portail ou d’un autre site. Rien n’est chargé avant que le visiteur la lance.',
    byHand: 'Entre les balises : sa transcription.',
    attributes: {
      src: {
        label: 'Vidéo',
        hint: 'Un fichier du portail, à choisir dans la liste, ou l’adresse https://… d’une vidéo d’un autre site.',
      },
      title: { label: 'Titre' },
      captions: {
        label: 'Sous-titres',
        hint: 'Un fichier du portail, à choisir dans la liste, ou « lecteur » : ils sont dans le lecteur de l’autre site.',
      },
      poster: { label: 'Image d’attente', hint: 'Ce que montre la page avant que la vidéo soit lancée.' },
    },
    body: { label: 'Transcription', hint: 'Ce que la vidéo dit et ce qu’elle montre, dans l’ordre.' },
  },
  Table: {
    label: 'Tableau avec titre',
    use: 'Donne un titre à un tableau.',
    attributes: { caption: { label: 'Titre du tableau' } },
    body: {
      label: 'Lignes du tableau',
      hint: 'Une barre | entre deux cellules. La première ligne nomme les colonnes, la deuxième les sépare du reste.',
    },
  },
  Accordion: {
    label: 'Texte replié',
    use: 'Replie un passage que peu de personnes lisent.',
    attributes: { title: { label: 'Titre' } },
    body: { label: 'Passage replié', hint: PARAGRAPHS },
  },
  ProductCount: {
    label: 'Nombre de produits',
    use: 'Compte les produits d’une recherche du catalogue.',
    attributes: {
      query: {
        label: 'Recherche',
        hint: 'Ce qui suit « ? » dans l’adresse du catalogue, par exemple : statut=en-cours.',
      },
      label: { label: 'Ce qui est compté', hint: 'Par exemple : produits en cours.' },
    },
  },
  Setting: {
    label: 'Réglage',
    use: 'Reprend un réglage du portail, par exemple le nom de l’éditeur.',
    attributes: { name: { label: 'Nom du réglage', hint: 'Par exemple : publisher.name.' } },
  },
};
