import { slugify } from '#lib/slug.ts';
import { findAlternativeProblem } from './check-prose.ts';
import { checkRedirects, makeIsFormer, type Redirect } from './check-redirects.ts';
import type { Fault } from './fault.ts';
import { listMedias, listSources, listVideos } from './folder.ts';
import type { ParsedDocument } from './parse.ts';
import type { Referentials } from './referentials.ts';
import { checkSource, findDuplicates, readSource } from './sources.ts';

/** What a document may refer to. */
export interface Whole {
  /** Addresses of the documents found, accepted or not. */
  addresses: ReadonlySet<string>;
  /** Former paths and aliases, with the addresses of the documents that claim them. */
  redirects: ReadonlyMap<string, ReadonlySet<string>>;
  /** Addresses of the images. */
  medias: ReadonlySet<string>;
  /** True for an address that the portal answers by itself, beside documents. */
  isRoute: (path: string) => boolean;
  /** True for an address of a former site that is redirected. */
  isFormer: (path: string) => boolean;
}

type Reference = { line: number; column: number };

function addressOf({ name }: ParsedDocument): string {
  return name.kind === 'pages' ? `/${name.slug}` : `/${name.kind}/${name.slug}`;
}

function redirectsOf(document: ParsedDocument): string[] {
  const aliases = document.kind === 'produits' ? (document.data.aliases ?? []) : [];
  return [...(document.data.redirect_from ?? []), ...aliases.map((alias) => `/produits/${slugify(alias)}`)];
}

function warn(
  document: ParsedDocument,
  place: Reference,
  rule: Fault['rule'],
  message: string,
  remedy: string,
): Fault {
  return {
    file: document.name.path,
    line: place.line,
    column: place.column,
    severity: 'warning',
    rule,
    message,
    remedy,
  };
}

/** The path of an internal link, decoded, or undefined when it cannot be. */
function findPath(target: string): string | undefined {
  try {
    return decodeURI(target.split(/[?#]/)[0] ?? '/').replace(/(?!^)\/+$/, '');
  } catch {
    return undefined;
  }
}

function checkLinks(
  document: ParsedDocument,
  { addresses, redirects, medias, isRoute, isFormer }: Whole,
): Fault[] {
  const faults: Fault[] = [];
  for (const link of document.facts.links) {
    if (!/^\/(?!\/)/.test(link.target)) continue;
    const path = findPath(link.target);
    if (path !== undefined) {
      if (addresses.has(path) || redirects.has(path) || medias.has(path) || isRoute(path) || isFormer(path))
        continue;
    }
    faults.push(
      warn(
        document,
        link,
        'link-broken',
        `Le lien « ${link.target} » ne mène à aucune page du portail.`,
        'Corrigez l’adresse ou retirez le lien.',
      ),
    );
  }
  return faults;
}

function checkImages(document: ParsedDocument, { medias }: Whole): Fault[] {
  const faults: Fault[] = [];
  const images = [...document.facts.images];
  if (document.kind === 'actualites' && document.data.image) {
    images.push({ target: document.data.image, ...document.locate(['image']) });
    const { image_alt: alternative } = document.data;
    const problem = findAlternativeProblem(alternative);
    if (problem !== undefined) {
      faults.push(
        warn(
          document,
          document.locate([alternative ? 'image_alt' : 'image']),
          'image-alternative',
          problem,
          'Dites dans image_alt, en une phrase, ce qu’elle montre.',
        ),
      );
    }
  }
  if (document.kind === 'produits' && document.data.image) {
    images.push({ target: document.data.image.src, ...document.locate(['image', 'src']) });
    const problem = findAlternativeProblem(document.data.image.alt);
    if (problem !== undefined) {
      const remedy = 'Dites dans image.alt, en une phrase, ce qu’elle montre.';
      faults.push(warn(document, document.locate(['image', 'alt']), 'image-alternative', problem, remedy));
    }
  }
  for (const image of images) {
    if (/^[a-z]+:/i.test(image.target) || image.target.startsWith('//')) {
      faults.push(
        warn(
          document,
          image,
          'image-external',
          'Cette image est sur un autre site : elle ne s’affiche pas.',
          'Déposez-la dans medias/.',
        ),
      );
    } else if (!medias.has(image.target)) {
      faults.push(
        warn(
          document,
          image,
          'image-missing',
          `L’image « ${image.target} » n’existe pas.`,
          'Déposez-la dans medias/ ou corrigez son nom.',
        ),
      );
    }
  }
  return faults;
}

function checkReferences(document: ParsedDocument, { addresses }: Whole): Fault[] {
  const named = document.facts.products.map(({ target, ...place }) => ({ slug: target, place }));
  if (document.kind === 'actualites') {
    document.data.products?.forEach((slug, rank) =>
      named.push({ slug, place: document.locate(['products', rank]) }),
    );
  }
  if (document.kind === 'produits' && document.data.successor) {
    named.push({ slug: document.data.successor, place: document.locate(['successor']) });
  }
  return named
    .filter(({ slug }) => !addresses.has(`/produits/${slug}`))
    .map(({ slug, place }) =>
      warn(
        document,
        place,
        'reference-missing',
        `Aucun produit ne s’appelle « ${slug} ».`,
        'Écrivez l’identifiant d’une fiche de produits/.',
      ),
    );
}

/** The former addresses that a document claims, aliases apart: they only serve where no document has the name. */
function listMoves(document: ParsedDocument): Redirect[] {
  return (document.data.redirect_from ?? []).map((from, rank) => ({
    from,
    to: addressOf(document),
    file: document.name.path,
    ...document.locate(['redirect_from', rank]),
  }));
}

function checkConflicts(document: ParsedDocument, { addresses, redirects, isRoute }: Whole): Fault[] {
  const own = addressOf(document);
  return redirectsOf(document)
    .filter((path) => path !== own)
    .flatMap((path) => {
      const rivals = [...(redirects.get(path) ?? [])].filter((address) => address !== own);
      const taken = addresses.has(path) || isRoute(path);
      if (!taken && rivals.length === 0) return [];
      const why = taken ? 'est l’adresse d’une page' : 'est aussi l’ancienne adresse d’un autre document';
      const place = document.locate(['redirect_from']);
      return [
        warn(
          document,
          place,
          'redirect-conflict',
          `L’ancienne adresse « ${path} » ${why}.`,
          'Retirez-la de l’un des deux.',
        ),
      ];
    });
}

/** What a document says of others: links, images, products named, former addresses. */
export function checkRelations(document: ParsedDocument, whole: Whole): Fault[] {
  return [checkLinks, checkImages, checkReferences, checkConflicts].flatMap((check) =>
    check(document, whole),
  );
}

export interface ContentCheck {
  faults: Fault[];
  files: number;
}

/** Checks a whole content folder: each file by itself, then what they say of each other. */
export async function checkContent(
  contentDir: string,
  referentials: Referentials,
  isRoute: (path: string) => boolean,
): Promise<ContentCheck> {
  const files = await listSources(contentDir);
  const duplicates = findDuplicates(files);
  const faults: Fault[] = [];
  const documents: ParsedDocument[] = [];
  const addresses = new Set<string>();
  for (const { path } of files) {
    const checked = await checkSource(await readSource(contentDir, path), duplicates, referentials);
    faults.push(...checked.faults);
    if (checked.name) {
      const { kind, slug } = checked.name;
      addresses.add(kind === 'pages' ? `/${slug}` : `/${kind}/${slug}`);
    }
    if (checked.document) documents.push(checked.document);
  }
  const redirects = new Map<string, Set<string>>();
  for (const document of documents) {
    for (const path of redirectsOf(document)) {
      redirects.set(path, (redirects.get(path) ?? new Set()).add(addressOf(document)));
    }
  }
  const held = [...(await listMedias(contentDir)), ...(await listVideos(contentDir))];
  const medias = new Set(held.map(({ path }) => `/${path}`));
  const isFormer = makeIsFormer(referentials.formerAddresses);
  const whole: Whole = { addresses, redirects, medias, isRoute, isFormer };
  for (const document of documents) faults.push(...checkRelations(document, whole));
  const isAnswered = (path: string) => addresses.has(path) || isRoute(path);
  const moves = documents.flatMap(listMoves);
  faults.push(...(await checkRedirects(contentDir, referentials.formerAddresses, moves, { isAnswered })));
  faults.sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column);
  return { faults, files: files.length };
}
