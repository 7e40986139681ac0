import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomQueries } from '#lib/addresses/testing/random-queries.ts';
import { makeOpenApi } from '#lib/api/openapi.ts';
import { API_PATHS } from '#lib/api/routes.ts';
import { hrefOf } from '#lib/catalogue/query.ts';
import { openApi } from './testing/open-api.ts';

interface Schema {
  type?: string;
  enum?: string[];
  items?: Schema;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxLength?: number;
  maxItems?: number;
}
interface Parameter {
  name: string;
  in: string;
  explode?: boolean;
  description?: string;
  schema: Schema;
}
interface Operation {
  parameters: Parameter[];
  responses: Record<string, { content?: Record<string, { schema: { $ref: string } }> }>;
}
interface OpenApi {
  paths: Record<string, { get: Operation }>;
  components: { schemas: Record<string, object> };
}

let served: Awaited<ReturnType<typeof openApi>>;
let document: OpenApi;
let ajv: Ajv2020;

beforeAll(async () => {
  served = await openApi();
  document = JSON.parse((await served.ask(API_PATHS.openapi)).body) as OpenApi;
  ajv = new Ajv2020({ strict: false, allErrors: true });
  formats(ajv);
  ajv.addSchema(document, 'api');
});
afterAll(async () => {
  await served.close();
});

/** Compiling one takes longer than asking the portal. */
const validators = new Map<string, ValidateFunction>();

function validatorOf(path: string, status: number): ValidateFunction {
  const [content] = Object.values(document.paths[path]?.get.responses[String(status)]?.content ?? {});
  if (!content) throw new Error(`${path} says nothing of ${status}`);
  const ref = `api${content.schema.$ref}`;
  const known = validators.get(ref) ?? ajv.compile({ $ref: ref });
  validators.set(ref, known);
  return known;
}

/** An answer of the portal, checked against what the document says of it. */
async function check(path: string, address: string, status: number): Promise<unknown> {
  const answer = await served.ask(address);
  expect(answer.status, `${address}: ${answer.body.slice(0, 300)}`).toBe(status);
  const body: unknown = JSON.parse(answer.body);
  const validate = validatorOf(path, status);
  expect(validate(body), `${address}: ${JSON.stringify(validate.errors)}`).toBe(true);
  return body;
}

const listPaths = (): string[] => Object.keys(document.paths);
const addressOf = (path: string): string =>
  path.replace('{id}', path.startsWith(API_PATHS.products) ? 'mano' : firstArticle);
let firstArticle = '';
beforeAll(async () => {
  const answer = await served.ask(`${API_PATHS.articles}?page_size=1`);
  firstArticle = (JSON.parse(answer.body) as { data: { id: string }[] }).data[0]?.id ?? '';
});

test('a public linter finds nothing to say', async () => {
  const config = await createConfig({ extends: ['recommended-strict'] });
  const source = JSON.stringify(makeOpenApi('https://portail.gouv.fr'));
  const problems = await lintFromString({ source, config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test('every address of the API is described, and each answers as it is described', async () => {
  const described = listPaths();
  expect(described.filter((path) => !path.includes('{'))).toEqual(Object.values(API_PATHS).sort(byListing));
  for (const path of described) await check(path, addressOf(path), 200);
});

const ORDER = ['products', 'facets', 'changes', 'articles', 'openapi.json'];
const byListing = (a: string, b: string) =>
  ORDER.indexOf(a.split('/').at(-1) ?? '') - ORDER.indexOf(b.split('/').at(-1) ?? '');

test('answers to any filter are as described, whole and in part', async () => {
  await fc.assert(
    fc.asyncProperty(randomQueries(), async (query) => {
      for (const path of [API_PATHS.products, API_PATHS.facets, API_PATHS.changes]) {
        const address = hrefOf(query, path);
        const { status } = await served.ask(address);
        await check(path, address, status === 200 ? 200 : 400);
      }
    }),
    { numRuns: 20 },
  );
  await check(API_PATHS.products, `${API_PATHS.products}?fields=id,links`, 200);
  await check(API_PATHS.articles, `${API_PATHS.articles}?fields=title`, 200);
  await check(API_PATHS.changes, `${API_PATHS.changes}?fields=id&page_size=100`, 200);
  await check(`${API_PATHS.products}/{id}`, `${API_PATHS.products}/nulle-part`, 404);
});

test('without « fields », every product and article is whole', async () => {
  for (const [path, name] of [
    [API_PATHS.products, 'Product'],
    [API_PATHS.articles, 'Article'],
    [API_PATHS.changes, 'Change'],
  ] as const) {
    const validate = ajv.compile({ $ref: `api#/components/schemas/${name}` });
    const { data } = (await check(path, `${path}?page_size=100`, 200)) as { data: unknown[] };
    expect(data.length).toBeGreaterThan(0);
    for (const item of data) expect(validate(item), JSON.stringify(validate.errors)).toBe(true);
  }
});

/** Texts that the schema of a parameter takes, and texts that it refuses. */
function sample({ name, schema }: Parameter): { taken: string[]; refused: string[] } {
  const { maxLength } = schema;
  if (schema.type === 'integer') {
    const { minimum = 0, maximum = 0 } = schema;
    return {
      taken: [String(minimum), String(maximum)],
      refused: [String(minimum - 1), String(maximum + 1), '1.5', 'x'],
    };
  }
  const values = schema.enum ?? schema.items?.enum;
  if (values) return { taken: values, refused: [`${values[0] ?? ''}x`, 'hasard'] };
  if (schema.format === 'date') return { taken: ['2023-01-01'], refused: ['2023-02-30', '1er janvier'] };
  if (schema.pattern) {
    // A cursor that only has the form of one is refused too.
    return name === 'cursor'
      ? { taken: [], refused: ['é', 'a'.repeat(40)] }
      : { taken: ['2024'], refused: ['24', 'x'] };
  }
  if (maxLength) return { taken: ['a', 'é'.repeat(maxLength)], refused: ['é'.repeat(maxLength + 1)] };
  if (schema.type === 'array') return { taken: ['non-renseigne'], refused: ['valeur-inconnue'] };
  return { taken: ['a', 'é'], refused: [] };
}

describe('parameters', () => {
  test('are taken and refused as described', async () => {
    let asked = 0;
    for (const path of listPaths()) {
      for (const parameter of document.paths[path]?.get.parameters ?? []) {
        expect(parameter.description, `${path} ${parameter.name}`).toBeTruthy();
        if (parameter.in === 'path') continue;
        const { taken, refused } = sample(parameter);
        const address = (value: string) =>
          `${addressOf(path)}?${parameter.name}=${encodeURIComponent(value)}`;
        for (const value of taken) await check(path, address(value), 200);
        for (const value of refused) await check(path, address(value), 400);
        asked += taken.length + refused.length;
      }
    }
    expect(asked).toBeGreaterThan(200);
  });

  test('that are not described are refused', async () => {
    for (const path of listPaths()) await check(path, `${addressOf(path)}?inconnu=1`, 400);
  });
});
