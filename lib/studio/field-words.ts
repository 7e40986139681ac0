import type { Kind } from '#lib/content/kinds.ts';
import type { FormField } from './form-model.ts';

/** How a key of the front matter is asked for. */
export interface FieldWords {
  label: string;
  hint?: string;
  section?: string;
  suggestions?: NonNullable<FormField['suggestions']>;
  /** Several lines may be needed. */
  long?: true;
  item?: string;
}

const MAIN = 'L’essentiel';
const LIFE = 'La vie du produit';
const PEOPLE = 'Qui et pour qui';
const LINKS = 'Les liens';
const TRUST = 'La transparence';
const FIGURES = 'Les chiffres';
const IMAGE = 'L’image';
const PUBLISHING = 'La publication';

const ORIGIN = {
  source: { label: 'Source du texte', hint: 'D’où vient ce qui est repris ici.', section: PUBLISHING },
  'source.name': { label: 'Nom de la source' },
  'source.url': { label: 'Adresse de la source' },
  'source.rights': { label: 'Droits', hint: 'Par exemple : Licence Ouverte 2.0.' },
  'source.sha256': {
    label: 'Empreinte de l’original',
    hint: 'Écrite par l’import, pour reconnaître un document déjà repris. Laissez-la telle quelle.',
  },
} satisfies Record<string, FieldWords>;

const COMMON = {
  publish: { label: 'Public', hint: '« Non » : la page n’est montrée à personne.', section: PUBLISHING },
  noindex: { label: 'Caché des moteurs de recherche', section: PUBLISHING },
  lang: {
    label: 'Langue',
    hint: 'À ne remplir que si le texte n’est pas en français : « en », « de »…',
    section: PUBLISHING,
  },
  redirect_from: {
    label: 'Anciennes adresses',
    hint: 'Chacune commence par « / » et mène désormais à cette page.',
    section: PUBLISHING,
  },
} satisfies Record<string, FieldWords>;

const PRODUCT: Readonly<Record<string, FieldWords>> = {
  ...COMMON,
  ...ORIGIN,
  title: { label: 'Nom du produit', section: MAIN },
  mission: {
    label: 'Mission',
    hint: 'En une phrase, ce que le produit permet et à qui. Elle commence par un verbe.',
    section: MAIN,
    long: true,
  },
  aliases: {
    label: 'Autres noms',
    hint: 'Anciens noms ou sigles, pour que la recherche les trouve.',
    section: MAIN,
  },
  phases: {
    label: 'Phases',
    hint: 'La phase en cours est la dernière commencée. Une phase à venir est annoncée.',
    section: LIFE,
    item: 'une phase',
  },
  'phases.name': { label: 'Phase' },
  'phases.start': { label: 'Début' },
  'phases.end': { label: 'Fin' },
  'phases.comment': { label: 'Commentaire' },
  events: { label: 'Événements', section: LIFE, item: 'un événement' },
  'events.name': { label: 'Événement', hint: 'Par exemple : fast, national_impact, label.' },
  'events.date': { label: 'Date' },
  'events.comment': { label: 'Commentaire' },
  fast: {
    label: 'Financement FAST',
    hint: 'Fonds d’accélération des start-ups d’État et de territoires.',
    section: LIFE,
  },
  'fast.promotion': { label: 'Promotion' },
  'fast.montant': { label: 'Montant en euros' },
  successor: {
    label: 'Remplacé par',
    hint: 'L’identifiant du produit qui prend la suite.',
    section: LIFE,
    suggestions: 'products',
  },
  end_reason: { label: 'Raison de l’arrêt', section: LIFE, long: true },
  incubator: { label: 'Incubateur', section: PEOPLE, suggestions: 'incubateur' },
  incubators: { label: 'Autres incubateurs', section: PEOPLE, suggestions: 'incubateur' },
  sponsors: { label: 'Administrations porteuses', section: PEOPLE, suggestions: 'sponsor' },
  usertypes: { label: 'Publics', section: PEOPLE, suggestions: 'public' },
  thematiques: { label: 'Thématiques', section: PEOPLE, suggestions: 'thematique' },
  techno: { label: 'Technologies', section: PEOPLE, suggestions: 'techno' },
  contact: {
    label: 'Adresse de contact',
    hint: 'Une adresse de service, jamais celle d’une personne.',
    section: PEOPLE,
  },
  link: { label: 'Site du produit', section: LINKS },
  repository: { label: 'Dépôt du code', section: LINKS },
  license: {
    label: 'Licence du code',
    hint: 'Son identifiant SPDX : MIT, AGPL-3.0-or-later…',
    section: LINKS,
  },
  stats: { label: 'Statistiques publiées', section: LINKS },
  stats_url: { label: 'Adresse des statistiques', section: LINKS },
  impact_url: { label: 'Adresse des mesures d’impact', section: LINKS },
  budget_url: { label: 'Adresse du budget', section: LINKS },
  dashlord_url: { label: 'Adresse de la fiche DashLord', section: LINKS },
  accessibility_status: {
    label: 'Accessibilité',
    hint: 'non conforme, partiellement conforme ou totalement conforme.',
    section: TRUST,
  },
  accessibility: { label: 'Déclaration d’accessibilité', section: TRUST },
  'accessibility.declaration_url': { label: 'Adresse de la déclaration' },
  'accessibility.audited_at': { label: 'Date de l’audit' },
  'accessibility.rate': { label: 'Taux de conformité, en %' },
  analyse_risques: { label: 'Analyse de risques faite', section: TRUST },
  analyse_risques_url: { label: 'Adresse de l’analyse de risques', section: TRUST },
  mon_service_securise: { label: 'Suivi dans MonServiceSécurisé', section: TRUST },
  security: { label: 'Sécurité', section: TRUST },
  'security.homologation': { label: 'Homologation' },
  'security.expires_at': { label: 'Fin de l’homologation' },
  data_protection: { label: 'Données personnelles', section: TRUST },
  'data_protection.status': { label: 'État', hint: 'Ce que le produit fait des données personnelles.' },
  'data_protection.dpia': { label: 'Analyse d’impact' },
  'data_protection.contact': { label: 'Contact' },
  key_figures: {
    label: 'Chiffres clés',
    hint: 'Chacun a sa date et sa source.',
    section: FIGURES,
    item: 'un chiffre',
  },
  'key_figures.label': { label: 'Ce qui est compté' },
  'key_figures.value': { label: 'Valeur' },
  'key_figures.unit': { label: 'Unité' },
  'key_figures.date': { label: 'Date', hint: 'AAAA-MM-JJ, AAAA-MM ou AAAA.' },
  'key_figures.source': { label: 'Source' },
  indicators: {
    label: 'Indicateurs',
    hint: 'Des séries datées : à écrire dans l’en-tête.',
    section: FIGURES,
  },
  'indicators.name': { label: 'Nom' },
  'indicators.unit': { label: 'Unité' },
  'indicators.series': { label: 'Série' },
  'indicators.series.date': { label: 'Date' },
  'indicators.series.value': { label: 'Valeur' },
  image: { label: 'Image de la fiche', section: IMAGE },
  'image.src': { label: 'Fichier', hint: 'Une image de la médiathèque : /medias/…', suggestions: 'images' },
  'image.alt': { label: 'Texte alternatif', hint: 'En une phrase, ce que montre l’image.' },
  'image.credit': { label: 'Crédit' },
  verified: { label: 'Relecture de la fiche', section: PUBLISHING },
  'verified.by': { label: 'Vérifiée par', hint: 'Une fonction, jamais un nom.' },
  'verified.at': { label: 'Vérifiée le' },
  beta_id: { label: 'Identifiant sur beta.gouv.fr', section: PUBLISHING },
};

const ARTICLE: Readonly<Record<string, FieldWords>> = {
  ...COMMON,
  ...ORIGIN,
  title: { label: 'Titre', section: MAIN },
  tagline: {
    label: 'Chapeau',
    hint: 'Deux phrases au plus : ce qu’il faut retenir.',
    section: MAIN,
    long: true,
  },
  date: { label: 'Date', section: MAIN },
  updated: { label: 'Mise à jour', section: MAIN },
  category: { label: 'Rubrique', section: MAIN, suggestions: 'categories' },
  tags: { label: 'Étiquettes', section: MAIN, suggestions: 'tags' },
  products: { label: 'Produits cités', hint: 'Leurs identifiants.', section: MAIN, suggestions: 'products' },
  authors: { label: 'Signature', hint: 'Un service ou une équipe.', section: MAIN },
  image: {
    label: 'Image',
    hint: 'Une image de la médiathèque : /medias/…',
    section: IMAGE,
    suggestions: 'images',
  },
  image_alt: { label: 'Texte alternatif', hint: 'En une phrase, ce que montre l’image.', section: IMAGE },
  image_credit: { label: 'Crédit', section: IMAGE },
  publish_at: {
    label: 'Publier le',
    hint: 'Heure de Paris. Vide : dès la publication.',
    section: PUBLISHING,
  },
  expire_at: { label: 'Retirer le', hint: 'Heure de Paris. Vide : jamais.', section: PUBLISHING },
};

const PAGE: Readonly<Record<string, FieldWords>> = {
  ...COMMON,
  title: { label: 'Titre', section: MAIN },
  summary: { label: 'Résumé', section: MAIN, long: true },
  updated: { label: 'Mise à jour', section: MAIN },
};

export const FIELD_WORDS: Readonly<Record<Kind, Readonly<Record<string, FieldWords>>>> = {
  produits: PRODUCT,
  actualites: ARTICLE,
  pages: PAGE,
};

/** Sections of the fiche, in the order in which they are asked. */
export const SECTIONS = [MAIN, LIFE, PEOPLE, LINKS, TRUST, FIGURES, IMAGE, PUBLISHING] as const;
