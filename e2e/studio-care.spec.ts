import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { test } from './support/studio-test.ts';

test.describe.configure({ mode: 'default', timeout: 120_000 });

const SHEET = `---
title: Fiche à reprendre
mission: Servir d’essai
phases:
  - name: construction
    start: 2024-01-01
    end: 2025-01-01
---

[Quel problème le produit résout-il, et pour qui ?]
`;

test('what a sheet needs leads from the desk, by the list, to the field that settles it', async ({
  studio,
  camille,
}) => {
  await writeFile(join(studio.contentDir, 'produits/a-reprendre.md'), SHEET);
  await expect
    .poll(async () => (await camille.request.get('/produits/a-reprendre')).status(), { timeout: 30_000 })
    .toBe(200);
  await camille.goto('/studio');
  await camille.getByRole('link', { name: /^Thème non renseigné : \d+ fiches? de produits?$/ }).click();
  await expect(camille.getByRole('checkbox', { name: /^Thème non renseigné/ })).toBeChecked();
  await camille.getByRole('link', { name: /^Fiche à reprendre, à reprendre : / }).click();
  await expect(camille).toHaveURL(/\/produits\/a-reprendre#a-reprendre$/);
  const needs = camille.url();

  const controls = [
    ['Thème non renseigné', camille.getByRole('combobox', { name: 'Ajouter : Thématiques' })],
    ['Non vérifié depuis six mois', camille.getByRole('textbox', { name: /^Vérifiée par/ })],
    ['Phase finie et pourtant en cours', camille.getByRole('button', { name: 'Ajouter une phase' })],
    ['Texte du modèle à remplacer', camille.locator('#texte-source')],
  ] as const;
  for (const [need, control] of controls) {
    await camille.goto(needs);
    await camille.getByRole('button', { name: `Corriger : ${need}` }).click();
    await expect(control).toBeFocused();
    await expect(control).toBeInViewport();
  }
});
