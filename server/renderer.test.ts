import { afterEach, expect, test } from 'vitest';
import { describeFailure } from './describe-failure.ts';
import { RenderError, Renderer } from './renderer.ts';

let renderer: Renderer;
afterEach(() => {
  renderer.close();
});

async function open(status: number, type: string, body: string): Promise<void> {
  renderer = new Renderer((_, response) => {
    response.writeHead(status, { 'Content-Type': type }).end(body);
  }, 'portail.test');
  await renderer.listen();
}

const HTML = 'text/html; charset=utf-8';
const MISSING =
  '<!DOCTYPE html><html><body><div class="a" data-portail-missing="">Page introuvable</div></body></html>';

test('a page withdrawn since its address was resolved is a 404; under another status it keeps that one', async () => {
  await open(200, HTML, MISSING);
  expect((await renderer.render('/produits/mano')).status).toBe(404);
  expect((await renderer.render('/erreur/410', 410)).status).toBe(410);
});

test('the marker as text, or in React’s data, does not make a 404', async () => {
  const script = `<script>self.__next_f.push([1,"<div data-portail-missing=>"])</script>`;
  await open(200, HTML, `<html><body><code>&lt;div data-portail-missing&gt;</code>${script}</body></html>`);
  expect((await renderer.render('/')).status).toBe(200);
});

test('the error holds the path, never the query', async () => {
  await open(500, HTML, '');
  const error: unknown = await renderer.render('/recherche?q=mot+secret').catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(RenderError);
  expect((error as Error).message).toBe('Next answered 500 for /recherche');
  expect(describeFailure(error, true)).not.toContain('secret');
  expect(describeFailure(error, true)).toContain('/recherche');
});

test('of another error, the log keeps no message where there was a query', async () => {
  await open(200, HTML, '');
  const error = new SyntaxError('fts5: syntax error near\n "secret"');
  expect(describeFailure(error, false)).toContain('secret');
  expect(describeFailure(error, true)).not.toContain('secret');
  expect(describeFailure(error, true)).toMatch(/^SyntaxError\n\s+at /);
  expect(describeFailure('secret', true)).toBe('string');
});

test('a search for the marks, which is an attribute of its page, is a page like another', async () => {
  const sought = 'a data-portail-missing data-portail-without-result b';
  await open(
    200,
    HTML,
    `<html><body><input name="q" value="${sought}"/><p title='${sought}'>${sought}</p></body></html>`,
  );
  expect(await renderer.render('/recherche')).toMatchObject({ status: 200, withoutResult: false });
});

test('a page whose search finds nothing is marked as such', async () => {
  await open(200, HTML, '<html><body><div data-portail-without-result="">Rien</div></body></html>');
  expect(await renderer.render('/recherche')).toMatchObject({ status: 200, withoutResult: true });
});
