import type { TagName } from '#lib/content/tags.ts';

/** What each tag is for, in an author’s words: a tag without help does not compile. */
export const TAG_HELP: Readonly<Record<TagName, { label: string; use: string }>> = {
  Callout: { label: 'Encadré', use: 'Met un passage en avant.' },
  KeyFigure: { label: 'Chiffre clé', use: 'Montre un chiffre avec sa date et sa source.' },
  Quote: { label: 'Citation', use: 'Rapporte une parole avec son auteur.' },
  ProductCard: { label: 'Carte de produit', use: 'Montre la carte d’un produit du catalogue.' },
  Figure: {
    label: 'Image',
    use: 'Une image de la médiathèque. Si elle n’apporte rien au texte : alt="" decorative="oui".',
  },
  Video: {
    label: 'Vidéo',
    use: 'Un fichier de medias/ ou l’adresse d’une vidéo d’un autre site. Sous-titres et transcription sont obligatoires ; rien n’est chargé avant que le visiteur la lance.',
  },
  Table: { label: 'Tableau avec titre', use: 'Donne un titre à un tableau.' },
  Accordion: { label: 'Texte replié', use: 'Replie un passage que peu de personnes lisent.' },
  ProductCount: { label: 'Nombre de produits', use: 'Compte les produits d’une recherche du catalogue.' },
  Setting: { label: 'Réglage', use: 'Reprend un réglage du portail, par exemple le nom de l’éditeur.' },
};
