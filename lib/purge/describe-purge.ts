import { formatCount } from '#lib/french.ts';
import type { PurgeReport } from './purge.ts';

/** What a purge did, and what it leaves to be done by hand, in French. */
export function describePurge(report: PurgeReport): { done: string; warnings: string[] } {
  const { target, revisions, drafts, buried, files, referrers, listed, storesAside } = report;
  const counts = [
    formatCount(revisions, 'version', 'versions'),
    formatCount(drafts, 'brouillon', 'brouillons'),
    formatCount(files.removed.length, 'fichier', 'fichiers'),
  ].filter((text) => !text.startsWith('0'));
  const what = counts.length > 0 ? ` : ${counts.join(', ')}` : '';
  const page = buried > 0 ? ' La page n’est plus publiée.' : '';
  const warnings = [
    ...files.remaining.map(
      (path) =>
        `Le fichier « ${path} » n’a pas pu être supprimé : supprimez-le à la main. Le portail ne le reprendra pas.`,
    ),
    ...referrers.map((name) => `L’image est encore citée dans « ${name} » : corrigez ce document.`),
    ...storesAside.map(
      (name) => `Un ancien magasin garde peut-être ce contenu : supprimez « ${name} » s’il ne sert plus.`,
    ),
    ...(listed
      ? []
      : ['La liste « purges.json » n’a pas pu être écrite à côté des contenus : gardez ce magasin.']),
  ];
  return { done: `Supprimé définitivement : ${target}${what}.${page}`, warnings };
}
