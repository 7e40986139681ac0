import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { saveLinkCheck } from '#db/queries/link-checks.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { sheet } from '#lib/content/testing/workshop.ts';
import type * as BrokenLinks from './broken-links.ts';
import { openWritingRoom, type WritingRoom } from './testing/writing-room.ts';

const head = '---\ntitle: Un article\ndate: 2026-11-01\n';
let room: WritingRoom;
let editor: Actor;
let studio: typeof BrokenLinks;

const list = () => studio.listBrokenLinks(room.studio, editor);
const listInternal = async () =>
  (await list()).internal.map(({ target, problem, places }) => [
    target,
    problem.kind,
    problem.better,
    places.map(({ slug, line, field }) => [slug, line, field]),
  ]);

beforeEach(async () => {
  room = await openWritingRoom();
  vi.stubEnv('DATA_DIR', room.dataDir);
  vi.resetModules();
  studio = await import('./broken-links.ts');
  editor = room.invite('camille', 'editeur');
});
afterEach(() => {
  vi.unstubAllEnvs();
  room.close();
});

describe('links towards the portal', () => {
  test('that lead to a page, a list, a feed or nowhere else are left alone', async () => {
    const targets = [
      '/produits/essai',
      '/produits/essai?x=1#partie-le-probleme',
      '/produits?phase=construction',
      '/actualites/flux.atom',
      '/api/v1/products/essai',
      '/',
      '#plus-bas',
      'mailto:contact@exemple.gouv.fr',
    ];
    room.write(
      'actualites/bien.md',
      `${head}products: [essai]\n---\n\n${targets.map((target) => `[ici](${target})\n\n`).join('')}`,
    );
    await room.ingester.scan();
    expect(await listInternal()).toEqual([]);
  });

  test('that lead to an image or a video are left alone; to a video that is not there, told', async () => {
    room.write('medias/film.mp4', 'film');
    room.write('medias/film.vtt', 'WEBVTT');
    const video = (name: string) =>
      `<Video src="/medias/${name}.mp4" title="Un film" captions="/medias/${name}.vtt">\n\nOn entre.\n\n</Video>`;
    room.write('actualites/film.mdx', `${head}---\n\n${video('film')}\n\n${video('absent')}\n`);
    await room.ingester.scan();
    expect(await listInternal()).toEqual([
      ['/medias/absent.mp4', 'missing', null, [['film', 12, 'texte']]],
      ['/medias/absent.vtt', 'missing', null, [['film', 12, 'texte']]],
    ]);
  });

  test('that no page answers, a page withdrawn and one moved are told at once, with line and field', async () => {
    room.write('produits/vieux.md', sheet('Vieux', 'successor: essai\n'));
    room.write('produits/neuf.md', sheet('Neuf', 'redirect_from: [/produits/ancien]\n'));
    room.write(
      'actualites/mal.mdx',
      `${head}products:\n  - essai\n  - inconnu\n---\n\n[a](/produits/rien)\n\n[b](/produits/vieux)\n\n[c](/produits/ancien)\n\n<ProductCard slug="rien" />\n`,
    );
    await room.ingester.scan();
    expect((await listInternal()).map(([target]) => target)).toEqual([
      '/produits/ancien',
      '/produits/inconnu',
      '/produits/rien',
    ]);
    room.write('produits/vieux.md', sheet('Vieux', 'successor: essai\npublish: false\n'));
    await room.ingester.scan();
    expect(await listInternal()).toEqual([
      ['/produits/ancien', 'moved', '/produits/neuf', [['mal', 13, 'texte']]],
      ['/produits/inconnu', 'missing', null, [['mal', 6, 'products']]],
      [
        '/produits/rien',
        'missing',
        null,
        [
          ['mal', 9, 'texte'],
          ['mal', 15, 'texte'],
        ],
      ],
      ['/produits/vieux', 'gone', '/produits/essai', [['mal', 11, 'texte']]],
    ]);
  });

  test('of a page that is withdrawn itself are nobody’s trouble', async () => {
    room.write('actualites/mal.md', `${head}---\n\n[a](/produits/rien)\n`);
    await room.ingester.scan();
    room.write('actualites/mal.md', `${head}publish: false\n---\n\n[a](/produits/rien)\n`);
    await room.ingester.scan();
    expect(await listInternal()).toEqual([]);
  });
});

test('links to other sites are told as they were last checked: broken from two days on, to be checked again before', async () => {
  room.write(
    'produits/autre.md',
    `${sheet('Autre', 'link: https://un.exemple.fr\n')}\n[a](https://deux.exemple.fr/x#y)\n`,
  );
  await room.ingester.scan();
  const check = { checkedAt: '2026-11-21T23:30:00.000Z', firstFailedAt: '2026-11-20T08:00:00.000Z' };
  await saveLinkCheck(room.store, { url: 'https://un.exemple.fr/', status: '404', failures: 2, ...check });
  await saveLinkCheck(room.store, { url: 'https://deux.exemple.fr/x', status: 'dns', failures: 1, ...check });
  await saveLinkCheck(room.store, { url: 'https://ailleurs.fr/', status: 'dns', failures: 3, ...check });
  const { external } = await list();
  expect(
    external.map(({ url, broken, checkedOn, since, places }) => [
      url,
      broken,
      checkedOn,
      since,
      places.map(({ line, field }) => [line, field]),
    ]),
  ).toEqual([
    ['https://deux.exemple.fr/x', false, '2026-11-22', '2026-11-20', [[14, 'texte']]],
    ['https://un.exemple.fr/', true, '2026-11-22', '2026-11-20', [[7, 'link']]],
  ]);
});

test('a coach sees those of their own sheets alone', async () => {
  room.write('produits/autre.md', `${sheet('Autre')}\n[a](/produits/rien)\n`);
  await room.ingester.scan();
  const linksOf = async (products: string[]) =>
    (await studio.listBrokenLinks(room.studio, room.invite(products[0] ?? '', 'redacteur', products)))
      .internal;
  expect(await linksOf(['autre'])).toHaveLength(1);
  expect(await linksOf(['essai'])).toEqual([]);
});
