import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sheet } from '#lib/content/testing/workshop.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

let room: WritingRoom;

beforeEach(async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
});

afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

const article = (keys: string, body: string) =>
  `---\ntitle: Nouvelle\ndate: 2026-01-01\n${keys}---\n\n${body}\n`;

async function needsOf(path: string, text: string) {
  room.write(path, text);
  await room.ingester.scan();
  const { listDocumentNeeds } = await import('./document-needs.ts');
  const [kind, name = ''] = path.split('/');
  const slug = name.replace(/\.mdx?$/, '');
  return listDocumentNeeds(room.studio, room.invite('camille', 'editeur'), {
    kind: kind as 'produits' | 'actualites' | 'pages',
    slug,
  });
}

test('each need of a sheet names the key that settles it', async () => {
  const needs = await needsOf(
    'produits/arrete.md',
    sheet('Arrêté', '  - name: abandon\n    start: 2025-01-01\nlink: https://exemple.fr\n'),
  );
  expect(needs).toContainEqual({ name: 'arrete-lie', field: 'link' });
  expect(needs).toContainEqual({ name: 'sans-raison', field: 'end_reason' });
  expect(needs.map(({ name }) => name)).not.toContain('non-verifie');
});

test.each<[string, string, string]>([
  ['in the body of an article', 'actualites/nouvelle.md', article('', '[Que s’est-il passé, quand et où ?]')],
  [
    'in a tag',
    'actualites/nouvelle.mdx',
    article('', '<Quote author="Une personne" source="[Quelle source ?]">\n\nUn.\n\n</Quote>'),
  ],
  ['in the body of a page', 'pages/aide.md', '---\ntitle: Aide\n---\n\n[À quelle question répond-elle ?]\n'],
])('text of the model left %s is mended in the text', async (_, path, text) => {
  expect(await needsOf(path, text)).toEqual([{ name: 'texte-modele', field: 'texte' }]);
});

test('text of the model left in a key is mended in that key', async () => {
  const text = article('tagline: "[Que faut-il en retenir ?]"\n', 'Un texte.');
  expect(await needsOf('actualites/nouvelle.md', text)).toEqual([{ name: 'texte-modele', field: 'tagline' }]);
});

test('an answered model needs nothing, whatever its code and its links say', async () => {
  const text = article('', '`[Que faut-il écrire ?]`\n\n[Qui sommes-nous ?](/la-fabrique)');
  expect(await needsOf('actualites/nouvelle.md', text)).toEqual([]);
});

test('the desk counts each need of what its reader may open', async () => {
  room.write('actualites/nouvelle.md', article('', '[Que s’est-il passé, quand et où ?]'));
  await room.ingester.scan();
  const { readDesk } = await import('./desk.ts');
  const { care } = await readDesk(room.studio, room.invite('camille', 'editeur'));
  expect(care).toContainEqual({ kind: 'produits', name: 'non-verifie', count: 1 });
  expect(care).toContainEqual({ kind: 'actualites', name: 'texte-modele', count: 1 });
  const coach = await readDesk(room.studio, room.invite('dominique', 'redacteur', ['autre']));
  expect(coach.care).toEqual([]);
});
