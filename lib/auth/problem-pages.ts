import { REFUSALS } from './auth-error.ts';

interface ProblemPage {
  status: number;
  title: string;
  lead: string;
  remedies: readonly string[];
  /** Whether signing in is what mends it. */
  signIn: boolean;
}

const NOTHING_DONE = 'Ce que vous demandiez n’est pas fait : rien n’a changé.';
const BACK = 'Revenez à la page précédente, rechargez-la, puis recommencez.';
const SIGN_IN = {
  status: 401,
  lead: NOTHING_DONE,
  remedies: [
    'Pour ne pas perdre ce que vous aviez saisi dans un formulaire, connectez-vous dans une autre fenêtre, revenez à la page précédente, copiez votre saisie, puis rechargez la page et recommencez.',
  ],
  signIn: true,
};

/**
 * What a person reads when a link or a form of the studio is refused, by the name of the refusal or by the status: one
 * page each, `/auth/refus/<name>`. Scripts read the same as data.
 */
const PROBLEM_PAGES = {
  anonymous: { ...SIGN_IN, title: 'Vous n’êtes pas connecté' },
  expired: { ...SIGN_IN, title: 'Votre session a expiré' },
  forbidden: {
    status: REFUSALS.forbidden.status,
    title: 'Votre rôle ne permet pas cette action',
    lead: NOTHING_DONE,
    remedies: [
      'Revenez à la page précédente et rechargez-la : elle dit qui tient le document ou le brouillon, et montre ce que vous pouvez y faire.',
      'Si vous en avez besoin, demandez à cette personne ou à un éditeur. Un administrateur du portail peut changer votre rôle.',
    ],
    signIn: false,
  },
  origin: {
    status: REFUSALS.origin.status,
    title: 'Cette demande ne vient pas du portail',
    lead: NOTHING_DONE,
    remedies: ['Ouvrez le studio à l’adresse du portail, puis recommencez depuis sa page.'],
    signIn: false,
  },
  token: {
    status: REFUSALS.token.status,
    title: 'Cette page a été ouverte dans une autre session',
    lead: NOTHING_DONE,
    remedies: [
      'Vous, ou une autre personne, vous êtes connecté depuis dans ce navigateur.',
      'Revenez à la page précédente, copiez ce que vous aviez saisi, rechargez la page, puis recommencez.',
    ],
    signIn: false,
  },
  400: {
    status: 400,
    title: 'Cette demande ne peut pas être lue',
    lead: NOTHING_DONE,
    remedies: [BACK],
    signIn: false,
  },
  404: {
    status: 404,
    title: 'Ce document ou ce brouillon n’existe pas, ou n’existe plus',
    lead: NOTHING_DONE,
    remedies: ['Cherchez-le depuis le bureau : il a peut-être été publié, abandonné ou déplacé entre-temps.'],
    signIn: false,
  },
  413: {
    status: 413,
    title: 'Ce que vous envoyez est trop long',
    lead: NOTHING_DONE,
    remedies: ['Revenez à la page précédente, raccourcissez votre saisie, puis recommencez.'],
    signIn: false,
  },
  503: {
    status: 503,
    title: 'Le studio est occupé',
    lead: NOTHING_DONE,
    remedies: ['Revenez à la page précédente, et recommencez dans un instant.'],
    signIn: false,
  },
} as const satisfies Record<string, ProblemPage>;

export type ProblemName = keyof typeof PROBLEM_PAGES;

const FOLDER = '/auth/refus/';

/** The name of the page that says this; undefined where only data does. */
export function findProblemPage(name: string): ProblemName | undefined {
  return Object.hasOwn(PROBLEM_PAGES, name) ? (name as ProblemName) : undefined;
}

export function getProblemPage(name: ProblemName): ProblemPage {
  return PROBLEM_PAGES[name];
}

export function problemPageAddress(name: ProblemName): string {
  return `${FOLDER}${name}`;
}

/** The status of such a page asked for by its address; undefined for another address. */
export function statusOfProblem(path: string): number | undefined {
  if (!path.startsWith(FOLDER)) return undefined;
  const name = findProblemPage(path.slice(FOLDER.length));
  return name === undefined ? 404 : PROBLEM_PAGES[name].status;
}
