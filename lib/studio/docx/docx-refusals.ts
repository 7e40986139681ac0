/** Why a document is not taken. */
export const DOCX_REFUSALS = {
  'docx-format':
    'Ce fichier n’est pas un document Word (.docx), ou un mot de passe le protège. Dans Word, choisissez « Enregistrer sous », format .docx, sans mot de passe.',
  'docx-illisible':
    'Ce document est abîmé ou incomplet : il ne peut pas être lu. Ouvrez-le dans Word, enregistrez-le à nouveau, puis recommencez.',
  'docx-demesure':
    'Une fois ouvert, ce document est trop volumineux. Partagez-le en plusieurs documents, puis recommencez.',
  'docx-vide': 'Ce document ne contient aucun texte.',
} as const;
export type DocxRefusal = keyof typeof DOCX_REFUSALS;

export class DocxRefusedError extends Error {
  override name = 'DocxRefusedError';
  constructor(
    readonly refusal: DocxRefusal,
    options?: ErrorOptions,
  ) {
    super(refusal, options);
  }
}
