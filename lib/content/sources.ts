import type { Fault } from './fault.ts';
import type { FolderFile } from './folder.ts';
import { findText } from './folder.ts';
import { parseSource, type ParseResult } from './parse.ts';
import type { Referentials } from './referentials.ts';
import { findSourceName, hashOf, type SourceName } from './source-file.ts';

/** The bytes of a content file as text; `text` is undefined when they cannot be read as such. */
export interface SourceText {
  path: string;
  hash: string;
  text?: string;
  problem?: Fault;
}

export interface CheckedSource extends ParseResult {
  name?: SourceName;
}

function fileFault(file: string, rule: Fault['rule'], message: string, remedy: string): Fault {
  return { file, line: 1, column: 1, severity: 'error', rule, message, remedy };
}

/** The parsers give up on some texts, such as thousands of tags one inside the other. */
export function unparsable(path: string, cause: unknown): Fault {
  const detail = cause instanceof Error ? cause.message : String(cause);
  const remedy = 'Simplifiez-le : des balises imbriquées par centaines en sont la cause habituelle.';
  return fileFault(path, 'file-unparsable', `Ce fichier ne peut pas être analysé (${detail}).`, remedy);
}

/** These very bytes were taken out for good: a file that brings them back is not taken in. */
export function purgedFault(path: string): Fault {
  const remedy = 'Supprimez ce fichier, ici et dans le dépôt d’où il vient, ou changez son texte.';
  return fileFault(path, 'file-purged', 'Ce texte a été supprimé définitivement (purge).', remedy);
}

/** Paths that another file of the same document contradicts: `.md` and `.mdx` for one slug (contract §1). */
export function findDuplicates(files: readonly FolderFile[]): Set<string> {
  const byStem = new Map<string, string[]>();
  for (const { path } of files) {
    const stem = path.replace(/\.mdx?$/, '');
    byStem.set(stem, [...(byStem.get(stem) ?? []), path]);
  }
  return new Set([...byStem.values()].filter((paths) => paths.length > 1).flat());
}

/** Reads one file. Never throws: what cannot be read is its problem. */
export async function readSource(root: string, path: string): Promise<SourceText> {
  const refused = (message: string, remedy: string): SourceText => ({
    path,
    hash: hashOf(`${message} ${path}`),
    problem: fileFault(path, 'file-unreadable', message, remedy),
  });
  try {
    const text = await findText(root, path);
    if (text === undefined) return refused('Ce fichier n’est pas en UTF-8.', 'Enregistrez-le en UTF-8.');
    return { path, hash: hashOf(text), text };
  } catch {
    return refused('Ce fichier ne peut pas être lu.', 'Vérifiez ses droits.');
  }
}

/** Checks one file: its name, its twin, then its text. Never throws: one file must not stop a scan. */
export async function checkSource(
  { path, text, problem }: SourceText,
  duplicates: ReadonlySet<string>,
  referentials: Referentials,
): Promise<CheckedSource> {
  if (problem || text === undefined) return { faults: problem ? [problem] : [] };
  const name = findSourceName(path);
  if (!name) {
    const remedy = 'Renommez-le en minuscules, chiffres et traits d’union, 120 caractères au plus.';
    return {
      faults: [
        fileFault(
          path,
          'file-name',
          'Ce nom de fichier ne peut pas être une adresse, ou il est réservé.',
          remedy,
        ),
      ],
    };
  }
  if (duplicates.has(path)) {
    const remedy = 'Gardez un seul des deux fichiers ; la dernière bonne version reste en ligne.';
    return {
      name,
      faults: [fileFault(path, 'file-duplicate', 'Ce document existe en .md et en .mdx.', remedy)],
    };
  }
  try {
    return { name, ...(await parseSource(name, text, referentials)) };
  } catch (cause) {
    return { name, faults: [unparsable(path, cause)] };
  }
}
