import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { hasError } from '#lib/content/fault.ts';
import { findFrontMatter, parseFrontMatter } from '#lib/content/front-matter.ts';
import { parseSource } from '#lib/content/parse.ts';
import { findSourceName, hashOf } from '#lib/content/source-file.ts';
import { listSourceDocuments } from '#lib/content/testing/beta-sheets.ts';
import { loadReferentials } from '#lib/content/testing/referentials.ts';
import { openWorkshop, type Workshop } from '#lib/content/testing/workshop.ts';
import { type ArticleImport, importArticles } from './import-articles.ts';

const referentials = await loadReferentials();

let shop: Workshop;
beforeEach(() => {
  shop = openWorkshop();
});
afterEach(() => {
  shop.close();
});

async function run(texts: readonly string[], dryRun = false): Promise<ArticleImport> {
  const sources = texts.map((text, rank) => ({ name: `document-${rank}.txt`, text }));
  return importArticles(sources, {
    contentDir: shop.contentDir,
    referentials,
    clock: { now: () => shop.time.now },
    dryRun,
  });
}

async function only(text: string) {
  const { report, plans } = await run([text]);
  expect(report.refused).toEqual([]);
  const written = plans[0]?.write?.text ?? '';
  const split = findFrontMatter(written);
  return {
    report,
    written,
    difference: plans[0]?.difference ?? '',
    rules: report.remarks.map(({ rule }) => rule),
    values: (split && parseFrontMatter(split).frontMatter?.value) ?? {},
    body: split?.body.trim() ?? '',
  };
}

const FIRST_TOOL = `---
title: Une rencontre au ministère
tagline: Un compte rendu.
tags: DNUM,numérique, travail
image: Une_rencontre.png
noindex: false # visible
publish: true # en ligne
---

## Compte rendu

![Image](/images/guides/Une_rencontre_1.png)
Écrire à jean.dupont@travail.gouv.fr.
`;

const SECOND_TOOL = `---
title: Un programme
date: 2015-05-29 18:48 CEST
category: blogging
lang: french
cover: cover_gov.jpg
apercu: Un aperçu
---

![gov_img](gov_img.gif)
{:.cover}

#####AMBITION
{:.sm-head}

Le programme consistait en :
-une première phase ;
-une seconde.

<div class="fluid"><iframe src="https://www.youtube.com/embed/abc" allowfullscreen></iframe></div>
`;

const CAPTURE = `Skip links

Un titre de page sans point

Le contexte

Depuis 2017, une équipe construit des services <b>numériques</b>. Elle a *grandi*.

  • Un premier point ;
  • Un second :

    Sa suite, en retrait.

    La fin du second.

Sommaire
en_USEN`;

const DATED_CAPTURE = `14
Nov 19
Sommaire

    Une région a reçu un prix, mercredi 13 novembre, lors d’une cérémonie qui s’est tenue au Sénat.

    Elle en parle ici.`;

describe('an article with front matter', () => {
  test('of one tool becomes a draft: tags, image, what it lacks', async () => {
    const { values, body, rules, report } = await only(FIRST_TOOL);
    expect(report.created).toEqual(['une-rencontre-au-ministere']);
    expect(values).toEqual({
      title: 'Une rencontre au ministère',
      date: '2026-11-22',
      tagline: 'Un compte rendu.',
      tags: ['DNUM', 'numérique', 'travail'],
      image: '/medias/une-rencontre.png',
      publish: false,
      source: { name: 'Document « document-0.txt »', rights: 'à vérifier', sha256: hashOf(FIRST_TOOL) },
    });
    expect(body).toBe('## Compte rendu\n\n![](/medias/une-rencontre-1.png)\nÉcrire à (adresse retirée).');
    expect(rules).toEqual(
      expect.arrayContaining([
        'article-date',
        'article-alternative',
        'article-credit',
        'article-rights',
        'article-publish',
        'address-dropped',
      ]),
    );
    expect(rules.filter((rule) => rule === 'article-alternative')).toHaveLength(2);
  });

  test('of another: date with its hour, kramdown, headings, lists, frames', async () => {
    const { values, body, rules } = await only(SECOND_TOOL);
    expect(values).toMatchObject({
      date: '2015-05-29',
      category: 'blogging',
      tagline: 'Un aperçu',
      image: '/medias/cover-gov.jpg',
      publish: false,
    });
    expect(values).not.toHaveProperty('lang');
    expect(body).toBe(
      '![](/medias/gov-img.jpg)\n\n## AMBITION\n\nLe programme consistait en :\n- une première phase ;\n- une seconde.\n\n[Contenu sur www.youtube.com](https://www.youtube.com/embed/abc)',
    );
    expect(rules).not.toContain('article-date');
    expect(rules).toEqual(expect.arrayContaining(['body-marks', 'body-headings', 'body-html']));
  });

  test('lists what is left to settle where it is mended, and shows the difference', async () => {
    const { written, difference } = await only(FIRST_TOOL);
    expect(written).toMatch(
      /^---\n# À régler avant de publier :\n# - L’image[\s\S]*\ndate: 2026-11-22 # date de l’import : à remplacer\n/,
    );
    expect(difference).toContain('-![Image](/images/guides/Une_rencontre_1.png)');
    expect(difference).toContain('+![](/medias/une-rencontre-1.png)');
  });
});

describe('the text of a web page', () => {
  test('loses its debris, which is told, and gets back its marks', async () => {
    const { values, body, report } = await only(CAPTURE);
    expect(values['title']).toBe('Un titre de page sans point');
    expect(body).toBe(
      '## Le contexte\n\nDepuis 2017, une équipe construit des services \\<b>numériques\\</b>. Elle a \\*grandi\\*.\n\n- Un premier point ;\n- Un second :\n\n  Sa suite, en retrait.\n\n  La fin du second.',
    );
    const debris = report.remarks.find(({ rule }) => rule === 'text-debris');
    expect(debris?.message).toContain('« Skip links », « Sommaire », « en_USEN »');
  });

  test('without a title takes its beginning, and its date from the page’s frame', async () => {
    const { values, rules } = await only(DATED_CAPTURE);
    expect(values).toMatchObject({ date: '2019-11-14', publish: false });
    expect(values['title']).toMatch(/^Une région a reçu un prix.*…$/);
    expect(rules).toContain('article-title');
  });
});

test('drafts pass the check, are not shown, and the second import changes nothing', async () => {
  const texts = [FIRST_TOOL, SECOND_TOOL, CAPTURE, DATED_CAPTURE, ...listSourceDocuments()];
  const { report, plans } = await run(texts);
  expect(report).toMatchObject({ conflicts: [], refused: [] });
  expect(report.created).toHaveLength(texts.length);
  for (const { write } of plans) {
    const name = findSourceName(write?.path ?? '');
    const checked = name && (await parseSource(name, write?.text ?? '', referentials));
    expect(hasError(checked?.faults ?? [])).toBe(false);
    // What no tool can write in an editor's place.
    const leftToEditors = ['image-alternative', 'video-transcription', 'sentence-long', 'acronym'];
    expect(checked?.faults.filter(({ rule }) => !leftToEditors.includes(rule))).toEqual([]);
    expect(checked?.document?.data).toMatchObject({ publish: false });
  }
  expect((await run(texts)).report).toEqual({
    created: [],
    updated: [],
    unchanged: report.created,
    conflicts: [],
    refused: [],
    remarks: [],
  });
});

test('a dry run writes nothing; what an editor wrote is never touched; what cannot be read is refused alone', async () => {
  expect((await run([FIRST_TOOL], true)).report.created).toHaveLength(1);
  expect((await run([FIRST_TOOL])).report.created).toHaveLength(1);
  const changed = FIRST_TOOL.replace('Un compte rendu.', 'Un autre.');
  expect((await run([changed, '', '---\ntitle: [\n---\n'])).report).toMatchObject({
    created: [],
    conflicts: ['une-rencontre-au-ministere'],
    refused: ['document-1', 'document-2'],
  });
});

test('whatever a document holds, its draft passes the check or is refused', async () => {
  const piece = fc.oneof(
    fc.string(),
    fc.constantFrom(
      '---\n',
      'title: a\n',
      'date: x\n',
      'tags: a,b\n',
      '\n\n',
      '  • ',
      '    ',
      '# ',
      '<',
      '![a](b.png)',
      '{:.x}',
      'Sommaire\n',
      '14\nNov 19\n',
      '`',
      '\u0000',
      'é',
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 25 }), async (pieces) => {
      const { plans } = await run([pieces.join('')], true);
      expect(plans[0]?.outcome).toMatch(/created|refused/);
    }),
    { numRuns: 40 },
  );
});
