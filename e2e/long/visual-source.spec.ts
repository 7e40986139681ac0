import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { findDraft } from '#db/queries/drafts.ts';
import { beginDraft } from '#e2e/support/begin-draft.ts';
import { test } from '#e2e/support/studio-test.ts';
import { AWKWARD_SOURCES } from '#lib/studio/testing/awkward-sources.ts';

async function listContent(contentDir: string): Promise<[string, string][]> {
  const texts: [string, string][] = [];
  for (const kind of ['produits', 'actualites', 'pages']) {
    for (const name of await readdir(join(contentDir, kind)))
      texts.push([`${kind}/${name}`, await readFile(join(contentDir, kind, name), 'utf8')]);
  }
  return texts;
}

test('every file of the content, and every awkward text, is shown in every way without a change; a word typed is its own', async ({
  studio,
  camille,
}) => {
  test.setTimeout(1_200_000);
  const { id: owner } = await studio.signIn('auteur', 'redacteur');
  const source = camille.getByRole('textbox', { name: /^Texte/ });
  await camille.addInitScript(() => {
    localStorage.setItem('portail-texte', 'visual');
  });
  const texts = [...(await listContent(studio.contentDir)), ...AWKWARD_SOURCES];
  for (const [rank, [name, text]] of texts.entries()) {
    await test.step(name, async () => {
      const id = await beginDraft(studio.store, owner, `octets-${rank}`, text);
      await camille.goto(`/studio/brouillons/${id}`);
      await camille.getByLabel('Texte', { exact: true }).first().check({ force: true });
      const whole = camille.getByLabel('Montrer aussi l’en-tête (YAML)');
      if (await whole.isVisible()) await whole.check({ force: true });
      await camille.getByRole('radio', { name: 'Brut' }).check({ force: true });
      await camille.getByRole('radio', { name: 'Mis en forme' }).check({ force: true });
      await expect(source).toHaveAttribute('aria-multiline', 'true');
      await expect(camille.getByRole('button', { name: 'Annuler', exact: true })).toBeDisabled();
      await source.press('Control+End');
      await camille.keyboard.type('é');
      await camille.getByRole('button', { name: 'Enregistrer maintenant' }).click();
      await expect(camille.locator('#etat-brouillon')).toContainText('Enregistré à');
      // On a card that ends the text, what is typed goes below it.
      expect(['', '\n\n', '\r\n\r\n'].map((gap) => `${text}${gap}é`)).toContain(
        (await findDraft(studio.store, id))?.text,
      );
    });
  }
});
