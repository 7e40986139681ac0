import { statusOfProblem } from './problem-pages.ts';

/** What a sign-in that fails says: one page each, `/auth/erreur/<name>`, under a true status. */
export interface Notice {
  status: number;
  title: string;
  lead: string;
  /** What to do, one paragraph each. */
  remedies: readonly string[];
  /** Whether trying again may succeed. */
  again: boolean;
}

export const NOTICES = {
  'non-invite': {
    status: 403,
    title: 'Votre adresse n’est pas invitée',
    lead: 'ProConnect vous a reconnu, mais votre adresse électronique ne figure pas parmi les personnes invitées dans le studio.',
    remedies: [
      'Demandez à un administrateur du portail de vous inviter, avec l’adresse professionnelle que ProConnect connaît.',
      'Si vous avez plusieurs adresses professionnelles, vérifiez que vous avez choisi celle qui a été invitée.',
    ],
    again: true,
  },
  'identite-changee': {
    status: 403,
    title: 'Votre identité doit être confirmée',
    lead: 'Votre adresse est invitée, mais ProConnect la présente sous une autre identité que la première fois. Cela arrive quand votre administration change de fournisseur d’identité.',
    remedies: [
      'Un administrateur du portail voit votre demande et peut l’accepter. Prévenez-le, puis reconnectez-vous une fois la demande acceptée.',
    ],
    again: false,
  },
  'double-authentification': {
    status: 403,
    title: 'Une double authentification est nécessaire',
    lead: 'Vous vous êtes connecté sans second facteur (code, application ou clé). Le studio en demande un.',
    remedies: [
      'Activez la double authentification auprès de votre fournisseur d’identité (celui de votre administration), puis reconnectez-vous.',
      'Si vous ne savez pas comment faire, adressez-vous au service informatique de votre administration.',
    ],
    again: true,
  },
  annulee: {
    status: 403,
    title: 'La connexion a été interrompue',
    lead: 'Vous avez quitté ProConnect avant la fin, ou votre fournisseur d’identité a refusé la connexion.',
    remedies: ['Reprenez la connexion quand vous le souhaitez.'],
    again: true,
  },
  'demande-inconnue': {
    status: 400,
    title: 'Cette connexion ne peut pas aboutir',
    lead: 'La demande de connexion a expiré, a déjà servi, ou a commencé dans un autre navigateur.',
    remedies: ['Recommencez la connexion depuis ce navigateur.'],
    again: true,
  },
  refusee: {
    status: 502,
    title: 'La réponse de ProConnect n’a pas pu être vérifiée',
    lead: 'Le portail a reçu une réponse qu’il ne peut pas tenir pour sûre : il ne vous a pas connecté.',
    remedies: [
      'Recommencez. Si cela se reproduit, prévenez un administrateur du portail : le journal du serveur en dit la raison.',
    ],
    again: true,
  },
  injoignable: {
    status: 503,
    title: 'ProConnect ne répond pas',
    lead: 'Le portail n’a pas pu joindre le service de connexion de l’État.',
    remedies: [
      'Réessayez dans quelques minutes. Les pages publiques du portail restent consultables.',
      'Si une page du studio est ouverte dans un autre onglet, laissez-la : votre texte y est gardé.',
    ],
    again: true,
  },
  disque: {
    status: 503,
    title: 'Le portail ne peut connecter personne pour l’instant',
    lead: 'Son disque est plein, ou ne peut pas être écrit : aucune connexion ne peut y être notée.',
    remedies: [
      'Prévenez l’équipe technique du portail, puis réessayez plus tard. Les pages publiques restent consultables.',
      'Si une page du studio est ouverte dans un autre onglet, laissez-la : votre texte y est gardé.',
    ],
    again: true,
  },
  lien: {
    status: 403,
    title: 'Ce lien ne sert plus',
    lead: 'Le lien du terminal ne sert qu’une fois et ne dure pas. Celui-ci a déjà servi, a expiré, ou la connexion locale n’est pas permise.',
    remedies: ['Ouvrez le dernier lien « Studio : … » affiché dans le terminal qui fait tourner le portail.'],
    again: false,
  },
  fermeture: {
    status: 503,
    title: 'Votre session n’a pas pu être fermée dans le portail',
    lead: 'Ce navigateur n’est plus connecté au studio, mais le portail n’a pas pu noter la fin de votre session : elle finit d’elle-même deux heures après son dernier usage.',
    remedies: [
      'Prévenez l’équipe technique du portail : le journal du serveur en dit la raison.',
      'Sur un poste partagé, fermez aussi le navigateur, pour mettre fin à votre session ProConnect.',
    ],
    again: false,
  },
  deconnexion: {
    status: 400,
    title: 'La déconnexion de ProConnect n’a pas été confirmée',
    lead: 'Votre session dans le studio est fermée, mais la réponse de ProConnect n’est pas celle qui était attendue.',
    remedies: ['Sur un poste partagé, fermez le navigateur pour mettre fin à votre session ProConnect.'],
    again: false,
  },
} as const satisfies Record<string, Notice>;

export type NoticeName = keyof typeof NOTICES;

const FOLDER = '/auth/erreur/';

export function findNotice(name: string): Notice | undefined {
  return Object.hasOwn(NOTICES, name) ? NOTICES[name as NoticeName] : undefined;
}

export function noticeAddress(name: NoticeName): string {
  return `${FOLDER}${name}`;
}

/** The status of a page of the studio or of the sign-in that Next could render. */
export function statusOfNotice(path: string): number {
  if (path.startsWith(FOLDER)) return findNotice(path.slice(FOLDER.length))?.status ?? 404;
  return statusOfProblem(path) ?? 200;
}
