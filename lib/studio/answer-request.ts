import type { z } from 'zod';
import { AuthError, answerRefusal } from '#lib/auth/auth-error.ts';
import { requireRequestSession } from '#lib/auth/current-session.ts';
import type { Actor } from '#lib/auth/permissions.ts';
import { getLog } from '#lib/log.ts';
import { describeStoreFault } from '#lib/portal/store-fault-words.ts';
import { TooLongError } from '#lib/reason.ts';
import { CheckerBusyError } from './checker.ts';
import { NotFoundError } from './drafts.ts';
import { withNotice } from './notices.ts';

/** Two texts and what goes with them, as JSON: each twice the longest file, for what escapes. */
const MAX_BODY = 2_200_000;
const MAX_FORM = 50_000;

export const NO_STORE = { 'Cache-Control': 'no-store' };

export function answerProblem(status: number, title: string): Response {
  return new Response(JSON.stringify({ type: 'about:blank', title, status }), {
    status,
    headers: { ...NO_STORE, 'Content-Type': 'application/problem+json; charset=utf-8' },
  });
}

export function answerFailure(cause: unknown): Response {
  if (cause instanceof AuthError) return answerRefusal(cause);
  if (cause instanceof NotFoundError)
    return answerProblem(404, 'Ce document ou ce brouillon n’existe pas, ou n’existe plus.');
  if (cause instanceof TooLongError) return answerProblem(400, cause.message);
  if (cause instanceof CheckerBusyError)
    return answerProblem(503, 'Trop de textes attendent d’être vérifiés. Réessayez dans un instant.');
  const words = describeStoreFault(cause);
  if (words === undefined) throw cause;
  getLog().error({ cause: String(cause) }, 'the store could not be written');
  return answerProblem(507, words);
}

async function readBody(request: Request, most: number): Promise<string | undefined> {
  if (Number(request.headers.get('content-length') ?? 0) > most) return undefined;
  const body = await request.text();
  return body.length > most ? undefined : body;
}

/** Answers a script of the studio: session and token first, then the body by its schema. */
export async function answerJson<T>(
  request: Request,
  schema: z.ZodType<T>,
  act: (actor: Actor, body: T) => Promise<unknown>,
): Promise<Response> {
  try {
    const { actor } = await requireRequestSession(request, 'enter');
    const text = await readBody(request, MAX_BODY);
    if (text === undefined) return answerProblem(413, 'Ce texte est trop long.');
    let raw: unknown;
    try {
      raw = JSON.parse(text);
    } catch {
      return answerProblem(400, 'Cette demande ne peut pas être lue.');
    }
    const body = schema.safeParse(raw);
    if (!body.success) return answerProblem(400, 'Cette demande ne peut pas être lue.');
    return Response.json(await act(actor, body.data), { headers: NO_STORE });
  } catch (cause) {
    return answerFailure(cause);
  }
}

/** Answers a script of the studio that only reads. */
export async function answerRead(
  request: Request,
  read: (actor: Actor) => Promise<unknown>,
): Promise<Response> {
  try {
    const { actor } = await requireRequestSession(request, 'enter');
    return Response.json(await read(actor), { headers: NO_STORE });
  } catch (cause) {
    return answerFailure(cause);
  }
}

/** A form with its session and token; undefined for one that is too long to be read. */
async function readForm(request: Request): Promise<{ actor: Actor; form: URLSearchParams } | undefined> {
  const text = await readBody(request, MAX_FORM);
  if (text === undefined) return undefined;
  const form = new URLSearchParams(text);
  const fields = new FormData();
  for (const [name, value] of form) fields.append(name, value);
  const { actor } = await requireRequestSession(request, 'enter', undefined, fields);
  return { actor, form };
}

const answerTooLong = (): Response =>
  answerProblem(413, 'Ce formulaire est trop long : rien n’a changé. Raccourcissez-le.');

const goTo = (address: string): Response =>
  new Response(null, { status: 303, headers: { ...NO_STORE, Location: address } });

const isOfScript = (request: Request): boolean => request.headers.get('accept') === 'application/json';

/** A form leads to a page: that of the desk says that the store takes nothing. */
const leaveForm = (failed: Response, request: Request): Response =>
  failed.status === 507 && !isOfScript(request) ? goTo(withNotice('/studio', 'disque')) : failed;

/** Answers a form of the studio: `act` says which page comes next. */
export async function answerForm(
  request: Request,
  act: (actor: Actor, form: URLSearchParams) => Promise<string>,
): Promise<Response> {
  try {
    const read = await readForm(request);
    return read ? goTo(await act(read.actor, read.form)) : answerTooLong();
  } catch (cause) {
    return leaveForm(answerFailure(cause), request);
  }
}

/** Answers a form that a script may send in the browser’s place: it stays on its page, and is told what it reads. */
export async function answerFormOrScript(
  request: Request,
  act: (actor: Actor, form: URLSearchParams) => Promise<{ next: string; read: () => Promise<unknown> }>,
): Promise<Response> {
  try {
    const sent = await readForm(request);
    if (!sent) return answerTooLong();
    const { next, read } = await act(sent.actor, sent.form);
    if (!isOfScript(request)) return goTo(next);
    return Response.json(await read(), { headers: NO_STORE });
  } catch (cause) {
    return leaveForm(answerFailure(cause), request);
  }
}

/** The number of a draft in an address. Throws {@link NotFoundError}. */
export function readDraftId(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new NotFoundError(`draft ${text}`);
  return Number(text);
}
