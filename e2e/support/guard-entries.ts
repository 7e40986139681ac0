import type { Role } from '#lib/auth/permissions.ts';

/** The first role that may, as the contract says (§5); `anyone`: no session is asked for. */
type Since = Role | 'anyone';

export interface Expected {
  since: Since;
  /** What who may gets. */
  status: number;
  /** A coach of `mano` alone may too. */
  coach?: boolean;
  form?: Readonly<Record<string, string>>;
  json?: unknown;
}

export interface Entry {
  /** An address of the pattern; `DRAFT` is a draft of someone else, new each time, `REVISION` one of the article, `SCHEDULE` its withdrawal to come. */
  at: string;
  GET?: Expected;
  HEAD?: Expected;
  POST?: Expected;
}

const ARTICLE = '/studio/contenus/actualites/garde';
const page = (at: string, since: Since, more: Partial<Expected> = {}): Entry => ({
  at,
  GET: { since, status: 200, ...more },
});
const form = (at: string, since: Since, fields: Readonly<Record<string, string>> = {}): Entry => ({
  at,
  POST: { since, status: 303, form: fields },
});
const script = (at: string, since: Since, json: unknown): Entry => ({
  at,
  POST: { since, status: 200, json },
});

/** Every route of staff: a route that is not here fails the matrix. */
export const ROUTES: Readonly<Record<string, Entry>> = {
  '/studio': page('/studio', 'redacteur', { coach: true }),
  '/studio/[...chemin]': page('/studio/nulle/part', 'redacteur', { coach: true, status: 404 }),
  '/studio/apercu/[id]': page('/studio/apercu/DRAFT', 'relecteur'),
  '/studio/brouillons/[id]': page('/studio/brouillons/DRAFT', 'relecteur'),
  '/studio/brouillons/[id]/abandon': form('/studio/brouillons/DRAFT/abandon', 'editeur'),
  '/studio/brouillons/[id]/base': {
    ...page('/studio/brouillons/DRAFT/base', 'editeur'),
    ...script('/studio/brouillons/DRAFT/base', 'editeur', { revisionId: null, fileHash: null }),
  },
  '/studio/brouillons/[id]/commentaires': {
    ...page('/studio/brouillons/DRAFT/commentaires', 'relecteur'),
    ...form('/studio/brouillons/DRAFT/commentaires', 'relecteur', { texte: 'Essai' }),
  },
  '/studio/brouillons/[id]/commentaires/[commentaire]': form(
    '/studio/brouillons/DRAFT/commentaires/1',
    'relecteur',
    { acte: 'regler' },
  ),
  '/studio/brouillons/[id]/controle': script('/studio/brouillons/DRAFT/controle', 'relecteur', { text: '' }),
  '/studio/brouillons/[id]/programmation': script('/studio/brouillons/DRAFT/programmation', 'editeur', {
    version: 1,
    reason: null,
    override: null,
    minute: '',
    occurrence: null,
  }),
  '/studio/brouillons/[id]/partage': script('/studio/brouillons/DRAFT/partage', 'editeur', { days: 1 }),
  '/studio/brouillons/[id]/partage/retrait': script('/studio/brouillons/DRAFT/partage/retrait', 'editeur', {
    link: 1,
  }),
  '/studio/brouillons/[id]/presence': script('/studio/brouillons/DRAFT/presence', 'relecteur', {
    tab: '0b8ff6b06a5c4f5c9d3e1c5b7f0a2d11',
    version: 1,
  }),
  '/studio/brouillons/[id]/publication': script('/studio/brouillons/DRAFT/publication', 'editeur', {
    version: 1,
    reason: null,
    override: null,
  }),
  '/studio/brouillons/[id]/reprise': form('/studio/brouillons/DRAFT/reprise', 'editeur'),
  '/studio/brouillons/[id]/texte': script('/studio/brouillons/DRAFT/texte', 'editeur', {
    version: 1,
    text: 'x',
  }),
  '/studio/chiffres': page('/studio/chiffres', 'redacteur', { coach: true }),
  '/studio/chiffres.csv': page('/studio/chiffres.csv', 'redacteur', { coach: true }),
  '/studio/contenus/[kind]': page('/studio/contenus/actualites', 'redacteur', { coach: true }),
  '/studio/contenus/[kind]/[slug]': page(ARTICLE, 'redacteur'),
  '/studio/contenus/[kind]/[slug]/adresse': form(`${ARTICLE}/adresse`, 'editeur', { adresse: 'É' }),
  '/studio/contenus/[kind]/[slug]/brouillon': form(
    '/studio/contenus/actualites/garde-brouillon/brouillon',
    'redacteur',
  ),
  '/studio/contenus/[kind]/[slug]/fichier': form(`${ARTICLE}/fichier`, 'editeur', { revision: '1' }),
  '/studio/contenus/[kind]/[slug]/programmation': form(`${ARTICLE}/programmation`, 'editeur'),
  '/studio/contenus/[kind]/[slug]/retrait': form(`${ARTICLE}/retrait`, 'editeur', { raison: 'Essai' }),
  '/studio/contenus/[kind]/[slug]/revisions/[revision]': page(`${ARTICLE}/revisions/REVISION`, 'redacteur'),
  '/studio/contenus/[kind]/[slug]/revisions/[revision]/retablir': form(
    `${ARTICLE}/revisions/REVISION/retablir`,
    'redacteur',
  ),
  '/studio/contenus/[kind]/[slug]/verification': form(
    '/studio/contenus/produits/nata/verification',
    'editeur',
  ),
  '/studio/differences': page('/studio/differences', 'editeur'),
  // There is no such difference: who may gets a 404.
  '/studio/differences/decision': {
    at: '/studio/differences/decision',
    POST: { since: 'editeur', status: 404, form: { fiche: 'rien' } },
  },
  '/studio/images': page('/studio/images', 'redacteur', { coach: true }),
  '/studio/images/[name]': page('/studio/images/mano.png', 'redacteur', { coach: true }),
  '/studio/images/[name]/description': form('/studio/images/mano.png/description', 'editeur'),
  '/studio/images/[name]/retrait': form('/studio/images/mano.png/retrait', 'editeur'),
  '/studio/images/ajout': {
    at: '/studio/images/ajout',
    POST: { since: 'redacteur', status: 303, coach: true, form: {} },
  },
  '/studio/images/liste': page('/studio/images/liste', 'redacteur', { coach: true }),
  '/studio/introuvables': page('/studio/introuvables', 'editeur'),
  '/studio/introuvables/oubli': form('/studio/introuvables/oubli', 'editeur', { genre: 'address' }),
  '/studio/introuvables/redirection': form('/studio/introuvables/redirection', 'editeur'),
  '/studio/introuvables/synonyme': form('/studio/introuvables/synonyme', 'editeur'),
  '/studio/jeton': page('/studio/jeton', 'redacteur', { coach: true }),
  '/studio/journal': page('/studio/journal', 'administrateur'),
  '/studio/journal.csv': page('/studio/journal.csv', 'administrateur'),
  '/studio/liens': page('/studio/liens', 'redacteur', { coach: true }),
  '/studio/liens/cibles': page('/studio/liens/cibles?q=mano', 'redacteur', { coach: true }),
  '/studio/lots/[kind]': {
    at: '/studio/lots/actualites',
    POST: { since: 'redacteur', status: 303, coach: true, form: {} },
  },
  '/studio/lots/[kind]/bilan': page('/studio/lots/actualites/bilan', 'redacteur', { coach: true }),
  // No document is named: who may gets a 404.
  '/studio/lots/[kind]/export': page('/studio/lots/actualites/export', 'redacteur', {
    coach: true,
    status: 404,
  }),
  '/studio/lots/[kind]/retrait': page('/studio/lots/actualites/retrait', 'editeur'),
  '/studio/lots/[kind]/retrait/confirmation': form(
    '/studio/lots/actualites/retrait/confirmation',
    'editeur',
    { raison: 'Essai' },
  ),
  '/studio/nouveau/[kind]': page('/studio/nouveau/actualites', 'redacteur', { coach: true }),
  '/studio/nouveau/[kind]/creation': {
    at: '/studio/nouveau/actualites/creation',
    POST: { since: 'redacteur', status: 303, coach: true, form: { titre: '' } },
  },
  '/studio/nouveau/[kind]/document': {
    at: '/studio/nouveau/actualites/document',
    POST: { since: 'redacteur', status: 303, coach: true, form: {} },
  },
  '/studio/personnes': page('/studio/personnes', 'administrateur'),
  '/studio/personnes/[id]': page('/studio/personnes/1', 'administrateur'),
  '/studio/programmations/[id]/annulation': form('/studio/programmations/SCHEDULE/annulation', 'editeur'),
  '/studio/programmations/[id]/lecture': form('/studio/programmations/SCHEDULE/lecture', 'editeur'),
  '/studio/purges': page('/studio/purges', 'administrateur'),
  '/studio/recherche': page('/studio/recherche?q=garde', 'redacteur', { coach: true }),
  '/studio/sessions': page('/studio/sessions', 'administrateur'),
  '/apercu/[empreinte]': page('/apercu/inconnu', 'anyone', { status: 404 }),
  '/auth/[...chemin]': page('/auth/nulle/part', 'anyone', { status: 404 }),
  '/auth/connexion': page('/auth/connexion', 'anyone'),
  '/auth/deconnecte': page('/auth/deconnecte', 'anyone'),
  '/auth/deconnexion': { at: '/auth/deconnexion', POST: { since: 'anyone', status: 303, form: {} } },
  '/auth/deconnexion/proconnect': page('/auth/deconnexion/proconnect', 'anyone', { status: 303 }),
  '/auth/deconnexion/retour': {
    at: '/auth/deconnexion/retour',
    GET: { since: 'anyone', status: 303 },
    HEAD: { since: 'anyone', status: 204 },
  },
  '/auth/deconnexion/suite': page('/auth/deconnexion/suite', 'anyone'),
  '/auth/erreur/[motif]': page('/auth/erreur/lien', 'anyone', { status: 403 }),
  '/auth/lien/[jeton]': {
    at: '/auth/lien/inconnu',
    GET: { since: 'anyone', status: 303 },
    HEAD: { since: 'anyone', status: 204 },
  },
  '/auth/proconnect': {
    at: '/auth/proconnect',
    GET: { since: 'anyone', status: 303 },
    HEAD: { since: 'anyone', status: 204 },
  },
  '/auth/refus/[motif]': page('/auth/refus/token', 'anyone', { status: 403 }),
  '/auth/retour': {
    at: '/auth/retour',
    GET: { since: 'anyone', status: 303 },
    HEAD: { since: 'anyone', status: 204 },
  },
};

/** Every server action, with the page that holds its form and fields that change nothing. */
export const ACTIONS: Readonly<Record<string, { page: string; fields: Readonly<Record<string, string>> }>> = {
  invite: { page: '/studio/personnes', fields: { adresse: 'x', role: 'redacteur' } },
  changeRole: { page: '/studio/personnes/1', fields: { personne: '0', role: 'redacteur' } },
  remove: { page: '/studio/personnes/1', fields: { personne: '0' } },
  settle: { page: '/studio/personnes/1', fields: { personne: '0' } },
  revoke: { page: '/studio/sessions', fields: { session: '0' } },
  purge: { page: '/studio/purges', fields: { objet: 'document', nom: 'produits/inconnu', raison: 'x' } },
};
