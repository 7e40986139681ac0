import type { Root } from 'mdast';
import type { z } from 'zod';
import { sortPhases } from '#lib/catalogue/phases.ts';
import { type BodyFacts, collectFacts, type FileFault, parseBody } from './body.ts';
import { checkMdxTree, describeSyntaxError } from './check-mdx.ts';
import { checkFacts, checkHours, checkModelKeys } from './check-facts.ts';
import { checkModelText, checkPlainLanguage } from './check-plain-language.ts';
import { checkProse } from './check-prose.ts';
import { tryCompile } from './compile.ts';
import type { Fault } from './fault.ts';
import { findFrontMatter, type FrontMatter, parseFrontMatter } from './front-matter.ts';
import { readRawHtml } from './html.ts';
import { type FrontMatterOf, type Kind, SCHEMAS } from './kinds.ts';
import { findNestingFault } from './nesting.ts';
import type { Referentials } from './referentials.ts';
import type { ProductFrontMatter } from './schema/product.ts';
import type { SourceName } from './source-file.ts';

/** Longest file read, in bytes. */
export const MAX_FILE_BYTES = 512 * 1024;

interface Read<K extends Kind> {
  kind: K;
  name: SourceName;
  data: FrontMatterOf[K];
  body: string;
  facts: BodyFacts;
}

/** A document that may be published, discriminated by `kind`. */
export type ReadDocument = { [K in Kind]: Read<K> }[Kind];

/** The same with where each value stands in its file. */
export type ParsedDocument = ReadDocument & { locate: FrontMatter['locate'] };

export interface ParseResult {
  /** Present only when there is no error. */
  document?: ParsedDocument;
  faults: Fault[];
}

function schemaFaults(error: z.ZodError, locate: FrontMatter['locate']): FileFault[] {
  return error.issues.map((issue) => ({
    ...locate(issue.path),
    severity: 'error',
    rule: 'front-matter-schema',
    message:
      issue.input === undefined
        ? `La clé « ${issue.path.join('.')} » manque.`
        : `« ${issue.path.join('.')} » : ${issue.message}`,
    remedy: 'Corrigez cette clé de l’en-tête.',
  }));
}

function unknownKeys(frontMatter: FrontMatter, kind: Kind): FileFault[] {
  const known = SCHEMAS[kind].shape;
  return Object.keys(frontMatter.value)
    .filter((key) => !Object.hasOwn(known, key))
    .map((key) => ({
      ...frontMatter.locateKey(key),
      severity: 'warning',
      rule: 'front-matter-unknown-key',
      message: `La clé « ${key} » n’est pas connue du portail.`,
      remedy: 'Elle est gardée mais ne s’affiche pas : vérifiez son orthographe.',
    }));
}

function checkVocabularies(
  data: ProductFrontMatter,
  locate: FrontMatter['locate'],
  { terms }: Referentials,
): FileFault[] {
  const faults: FileFault[] = [];
  const look = (key: string, values: readonly string[], find: (value: string) => { known: boolean }) => {
    values.forEach((value, position) => {
      if (find(value).known) return;
      faults.push({
        ...locate([key, position]),
        severity: 'warning',
        rule: 'vocabulary',
        message: `« ${value} » n’est pas dans le vocabulaire de « ${key} ».`,
        remedy: 'La valeur est gardée : choisissez un terme connu, ou ajoutez-la dans referentiels/.',
      });
    });
  };
  look('thematiques', data.thematiques ?? [], terms.thematique);
  look('usertypes', data.usertypes ?? [], terms.public);
  look('techno', data.techno ?? [], terms.techno);
  look('sponsors', data.sponsors ?? [], terms.sponsor);
  look('incubator', data.incubator ? [data.incubator] : [], terms.incubateur);
  look('incubators', data.incubators ?? [], terms.incubateur);
  return faults;
}

function checkPhases(data: ProductFrontMatter, locate: FrontMatter['locate']): FileFault[] {
  const sorted = sortPhases(data.phases);
  const position = data.phases.findIndex((phase, rank) => phase !== sorted[rank]);
  if (position < 0) return [];
  return [
    {
      ...locate(['phases', position]),
      severity: 'warning',
      rule: 'phases-order',
      message: 'Les phases ne sont pas dans l’ordre de leurs dates.',
      remedy:
        'Le portail suit les dates : vérifiez-les, ou rangez les phases de la plus ancienne à la plus récente.',
    },
  ];
}

/** Acronyms that need no explaining: those of the administrations, and the names that the document is about. */
function listKnownAcronyms(
  frontMatter: FrontMatter | undefined,
  { vocabularies }: Referentials,
): Set<string> {
  const { title, products } = frontMatter?.value ?? {};
  const names = [title, ...(Array.isArray(products) ? (products as unknown[]) : [])].filter(
    (name) => typeof name === 'string',
  );
  return new Set([
    ...Object.values(vocabularies.sponsor).flatMap(({ acronym }) => acronym ?? []),
    ...names.flatMap((name) => name.toUpperCase().split(/[^\p{L}\p{N}]+/u)),
  ]);
}

async function parseBodyOf(
  name: SourceName,
  body: string,
  bodyLine: number,
  { compile, acronyms }: { compile: boolean; acronyms: ReadonlySet<string> },
): Promise<{ facts?: BodyFacts; faults: FileFault[] }> {
  let tree: Root;
  let raw: Awaited<ReturnType<typeof readRawHtml>>;
  try {
    tree = parseBody(body, bodyLine, name.format);
    raw = await readRawHtml(tree);
  } catch (cause) {
    return {
      faults: [findNestingFault(cause, { line: bodyLine, column: 1 }) ?? describeSyntaxError(cause)],
    };
  }
  const faults = name.format === 'mdx' ? checkMdxTree(tree) : raw.faults;
  faults.push(...checkProse(tree, raw.html), ...checkPlainLanguage(tree, acronyms), ...checkModelText(tree));
  if (compile && !faults.some((fault) => fault.severity === 'error')) {
    try {
      await tryCompile(body, name.format);
    } catch (cause) {
      const fault = describeSyntaxError(cause);
      faults.push({ ...fault, line: bodyLine, column: 1, rule: 'body-compile' });
    }
  }
  return { facts: collectFacts(tree, raw.html), faults };
}

/**
 * Reads one content file: front matter by its schema, body by its syntax tree. Never throws for what a file contains;
 * the faults are those that this file shows by itself (links to other documents are checked over the whole content).
 * `compile: false` is for a text that already passed: it skips the one costly step.
 */
export async function parseSource(
  name: SourceName,
  source: string,
  referentials: Referentials,
  { compile = true }: { compile?: boolean } = {},
): Promise<ParseResult> {
  const faults: Fault[] = [];
  const report = (found: readonly FileFault[]) =>
    faults.push(...found.map((fault) => ({ file: name.path, ...fault })));
  const fail = (fault: FileFault): ParseResult => {
    report([fault]);
    return { faults };
  };
  if (Buffer.byteLength(source) > MAX_FILE_BYTES) {
    return fail({
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'file-too-large',
      message: `Ce fichier dépasse ${MAX_FILE_BYTES / 1024} ko.`,
      remedy: 'Partagez-le en plusieurs documents.',
    });
  }
  const split = findFrontMatter(source);
  if (!split) {
    return fail({
      line: 1,
      column: 1,
      severity: 'error',
      rule: 'front-matter-missing',
      message: 'Ce fichier n’a pas d’en-tête.',
      remedy: 'Commencez-le par une ligne « --- », les clés, puis une ligne « --- ».',
    });
  }
  const { frontMatter, faults: yamlFaults } = parseFrontMatter(split);
  report(yamlFaults);
  const { facts, faults: bodyFaults } = await parseBodyOf(name, split.body, split.bodyLine, {
    compile,
    acronyms: listKnownAcronyms(frontMatter, referentials),
  });
  if (frontMatter) {
    const { locate } = frontMatter;
    report(unknownKeys(frontMatter, name.kind));
    report(checkModelKeys(frontMatter.value, locate));
    const checked = SCHEMAS[name.kind].safeParse(frontMatter.value, { reportInput: true });
    if (!checked.success) report(schemaFaults(checked.error, locate));
    report(bodyFaults);
    if (checked.success && facts && !faults.some((fault) => fault.severity === 'error')) {
      const document = {
        kind: name.kind,
        name,
        data: checked.data,
        body: split.body,
        facts,
        locate,
      } as ParsedDocument;
      if (document.kind === 'produits') {
        report(checkVocabularies(document.data, locate, referentials));
        report(checkPhases(document.data, locate));
        report(checkFacts(document.data, locate));
      }
      if (document.kind === 'actualites') report(checkHours(document.data, locate));
      return { document, faults };
    }
  } else {
    report(bodyFaults);
  }
  return { faults };
}
