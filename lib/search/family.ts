import { fold, stem } from './analyse.ts';

/** Words of one family that no rule of ending brings together. */
const IRREGULAR = [
  'créer création créateur créatrice',
  'former formation formateur formatrice',
  'louer location locataire locatif',
  'loger logement logeur',
  'école écolier scolaire scolarité scolariser',
  'apprendre apprentissage apprenti',
  'naître naissance natalité',
  'mourir mort mortalité mortel',
  'médecin médical médecine',
  'payer paiement paie payeur',
  'élire élection électeur électoral élu élue',
  'employer emploi employeur employabilité',
  'soin soigner soignant',
  'enfant enfance',
  'jeune jeunesse',
  'mer maritime marin',
  'mère maternel',
  'publier publication',
  'communiquer communication',
  'voter vote votant',
  'aider aidant aide',
  'étranger étrangère',
  'lire lecture lecteur lectrice',
  'écrire écriture écrit',
  'vendre vente vendeur vendeuse',
  'recevoir réception récepteur',
  'choisir choix',
  'secourir secours secouriste',
  'perdre perte perdu',
  'parent parental parentalité',
  'ministre ministère ministériel',
  'élève élèves élever',
  'sourd surdité',
  'aveugle cécité',
  'savoir savoirs',
  'connaître connaissance',
  'pollution polluer polluant',
  'acquérir acquisition acquéreur',
  'résoudre résolution',
  'suivre suivi',
  'évoluer évolution évolutif',
  'diffuser diffusion',
  'réviser révision',
  'décider décision',
  'concevoir conception concepteur',
  'percevoir perception',
  'prescrire prescription prescripteur',
  'souscrire souscription',
  'nourrir nourriture',
  'naviguer navigation navigateur',
  'police policier policière',
  'juge juger jugement',
  'pêche pêcher pêcheur',
  'cuisine cuisinier cuisiner',
  'chien chienne',
  'accident accidenté accidentologie',
  'jardin jardiner jardinier jardinage',
  'chômage chômeur chômeuse',
  'détenu détention détenir',
  'tuteur tutelle',
  'curateur curatelle',
  'énergie énergétique',
  'insérer insertion',
  'protéger protection protecteur',
  'éduquer éducation éducatif éducateur',
  'étude étudier étudiant',
  'entreprise entrepreneur entreprendre entrepreneuriat',
  'achat acheter acheteur',
  'ouvrir ouverture ouvert',
  'plainte plaindre plaignant',
  'travail travailler travailleur',
  'hôpital hospitalier hospitalisation hospitaliser',
  'impôt imposer imposition imposable',
  'urbain urbanisme urbaniste',
  'forêt forestier forestière',
  'art artiste artistique',
  'stage stagiaire',
  'justice judiciaire justiciable',
  'femme féminin féminine',
  'armée militaire armement',
  'agricole agriculture agriculteur agricultrice',
  'consulat consulaire consul',
  'musée muséal muséographie',
  'danger dangereux dangerosité',
  'bois boisé boisement',
  'sûr sûreté',
];

/** Endings that only agree in gender: the same word. */
const GENDER: readonly [RegExp, string][] = [
  [/tric$/, 'teur'],
  [/(?<=.{3})eux$/, 'eur'],
  [/(?<=.{3})iv$/, 'if'],
  [/(?<=.{3})enn$/, 'en'],
];

/** Alternations of the root itself: `construire`, `construit`, `construction`. */
const ROOTS: readonly [RegExp, string][] = [
  [/tric$/, 'teur'],
  [/ui[rt]$/, 'uct'],
  [/scri[rt]$/, 'script'],
  [/endr$/, 'ent'],
  [/(?<=.{3})([ae])nc$/, '$1nt'],
  [/logu$/, 'log'],
  [/qu$/, 'c'],
  [/nn$/, 'n'],
];

/** Endings that make another word of the same root, the longest first. */
const ENDINGS =
  'issement ateur ation atoir itair ement icien iqu ist ism itar icat abl ibl abil ibil air ant ent anc enc age eur ial ien ier ion oir ag ar at el al er if iv ie is ur e i'.split(
    ' ',
  );
const SHORTEST_ROOT = 5;

const irregular = new Map(
  IRREGULAR.flatMap((line) => {
    const words = line.split(' ');
    return words.flatMap((word) =>
      [stem(word), stem(fold(word))].map((term) => [term, words[0] ?? ''] as const),
    );
  }),
);

/** The masculine of a stem: `productric` → `producteur`. */
export function masculineOf(term: string): string {
  for (const [ending, other] of GENDER) if (ending.test(term)) return term.replace(ending, other);
  return term;
}

function alternate(term: string): string {
  return ROOTS.reduce((root, [ending, other]) => root.replace(ending, other), term);
}

/** What the stems of one family share (`maraud`, `maraudeur`), or undefined when too little is left to tell. */
export function findRoot(term: string): string | undefined {
  const known = irregular.get(term);
  if (known) return known;
  if (/\d/.test(term)) return undefined;
  let root = alternate(term);
  for (let pass = 0; pass < 2; pass += 1) {
    const ending = ENDINGS.find((end) => root.endsWith(end) && root.length - end.length >= SHORTEST_ROOT);
    if (!ending) break;
    root = alternate(root.slice(0, -ending.length));
  }
  if (root.length < SHORTEST_ROOT) return undefined;
  return irregular.get(root) ?? root;
}
