/**
 * What an import has to say of a source, and what to do about it. The list is closed: each rule has its remedy.
 * Messages are in French, for editors and operators.
 */
export const IMPORT_RULES = {
  // What keeps a source out.
  'source-unreadable': 'Corrigez ce fichier à la source, puis relancez l’import.',
  'source-duplicate': 'Seule la première des deux est importée : retirez l’autre de la source.',
  'source-incomplete': 'Complétez la fiche à la source, puis relancez l’import.',
  'slug-invalid': 'Créez le fichier à la main avec la clé beta_id : l’import le reconnaîtra ensuite.',
  'slug-taken': 'Créez la fiche sous un autre nom avec la clé beta_id : l’import la reconnaîtra ensuite.',
  'file-unusable': 'Corrigez ce fichier du portail (portail check dit comment), puis relancez l’import.',
  // What an editor decides.
  conflict:
    'Comparez, puis modifiez la fiche ou laissez-la : l’import ne touche pas à ce que le portail a écrit.',
  // What was left out or changed on the way in.
  'key-ignored': 'Ajoutez-la à la fiche si le portail doit la connaître.',
  'value-refused': 'La valeur est laissée de côté : corrigez-la à la source.',
  vocabulary: 'La valeur est gardée : choisissez un terme connu, ou ajoutez-la dans referentiels/.',
  'address-dropped':
    'Ajoutez-la à public_emails, dans referentiels/portail.yaml, si elle est celle d’un service.',
  'date-rewritten': 'Vérifiez cette date.',
  'phase-dropped': 'Corrigez cette phase à la source.',
  'phases-order': 'Le portail suit les dates : vérifiez-les.',
  'phases-overlap': 'Vérifiez les dates de fin et de début.',
  'phases-end': 'Vérifiez ces deux dates.',
  'phases-future': 'Le portail l’annonce à cette date : vérifiez-la.',
  'link-empty': 'Donnez l’adresse à la source, ou retirez la clé.',
  'link-dead': 'Elle est laissée de côté : corrigez-la à la source.',
  'link-mended': 'Vérifiez l’adresse.',
  'link-derived': 'Vérifiez qu’elle répond.',
  'body-empty': 'Écrivez le texte de la fiche.',
  'body-encoding': 'Relisez le texte.',
  'body-characters': 'Rien à faire, sauf si un signe manque.',
  'body-headings': 'Relisez les intertitres.',
  'body-html': 'Relisez le passage.',
  'body-marks': 'Relisez le passage.',
  'body-links': 'Vérifiez les liens du texte.',
  'body-images': 'Déposez l’image dans medias/ si elle est utile, avec son texte alternatif et son crédit.',
  'text-debris': 'Vérifiez qu’aucune phrase utile n’est partie.',
  // What an article still lacks.
  'article-title': 'Relisez le titre.',
  'article-date': 'Écrivez la date de publication (clé date).',
  'article-tagline': 'Écrivez le chapeau (clé tagline).',
  'article-alternative': 'Dites en une phrase ce que montre l’image.',
  'article-credit': 'Dites de qui est l’image (clé image_credit, ou credit de <Figure>).',
  'article-rights': 'Dites le nom de la source, son adresse et le droit de reprise (clé source).',
  'article-publish': 'Relisez l’article, puis retirez publish: false pour le publier.',
} as const satisfies Readonly<Record<string, string>>;

export type ImportRule = keyof typeof IMPORT_RULES;

/** One thing to know of a source. */
export interface Note {
  rule: ImportRule;
  message: string;
}

export interface Remark extends Note {
  slug: string;
}

/** A note whose message says what was seen, then what to do. */
export function note(rule: ImportRule, seen: string): Note {
  return { rule, message: `${seen} ${IMPORT_RULES[rule]}` };
}

/** Rules that keep a source out. */
export const REFUSALS: ReadonlySet<ImportRule> = new Set([
  'source-unreadable',
  'source-incomplete',
  'slug-invalid',
  'slug-taken',
  'file-unusable',
]);
