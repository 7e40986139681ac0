import { CSRF_HEADER } from '#lib/auth/csrf.ts';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import type { CommentOutcome, Comments } from '#lib/studio/comments.ts';
import type { SaveOutcome } from '#lib/studio/drafts.ts';
import type { Presence } from '#lib/studio/presence.ts';
import type { PreviewDays } from '#lib/studio/preview-days.ts';
import type { ShareOutcome } from '#lib/studio/preview-links.ts';
import type { PublishOutcome } from '#lib/studio/publish.ts';
import type { AskedTime, ScheduleDraftOutcome } from '#lib/studio/schedule.ts';
import type { Unseen } from '#lib/studio/unseen.ts';
import { getTabName } from './tab-name.ts';

export type SaveAnswer = SaveOutcome & { author?: string | null };

/** Why an answer did not come: the session, the network, or what the server says. */
export type RequestFailure =
  | { failure: 'expired' | 'network' }
  /** Someone else has signed in in this browser: nothing is done under their name. */
  | { failure: 'other-person'; name: string }
  | { failure: 'refused'; title: string; status: number; refusal?: string | undefined };

type Answer<T> = Promise<T | RequestFailure>;

/** Who opened the page, and the token of their session. */
export interface PageSession {
  personId: number;
  token: string;
}

/** What the editor asks of the server, for one draft and one person, through the sessions they have one after another. */
export class DraftRequests {
  #token: string;

  constructor(
    private readonly id: number,
    private readonly page: PageSession,
    private readonly onToken: (token: string) => void,
  ) {
    this.#token = page.token;
  }

  async save(version: number, text: string): Answer<SaveAnswer> {
    return this.#post('texte', { version, text, tab: getTabName() });
  }

  /** Saves what was chosen over a version that was shown; `aside`: what stood on the screen. */
  async replace(version: number, text: string, aside: string): Answer<SaveAnswer> {
    return this.#post('texte', { version, text, aside, replace: true, tab: getTabName() });
  }

  async check(text: string): Answer<{ faults: CheckedFault[] }> {
    return this.#post('controle', { text });
  }

  async publish(asked: {
    version: number;
    reason: string | null;
    override: string | null;
  }): Answer<PublishOutcome> {
    return this.#post('publication', asked);
  }

  async schedule(
    asked: { version: number; reason: string | null; override: string | null } & AskedTime,
  ): Answer<ScheduleDraftOutcome> {
    return this.#post('programmation', asked);
  }

  async findUnseen(): Answer<{ unseen: Unseen | null }> {
    return this.#ask('base');
  }

  async acceptBase({ revisionId, fileHash }: Unseen): Answer<{ outcome: string }> {
    return this.#post('base', { revisionId, fileHash });
  }

  async beat(version: number, how: { take: boolean; opens: boolean }): Answer<Presence> {
    return this.#post('presence', { version, ...how, tab: getTabName() });
  }

  /** As the window closes: nobody waits for the answer. */
  leave(version: number): void {
    void this.#post('presence', { version, leave: true, tab: getTabName() }, true);
  }

  async share(days: PreviewDays): Answer<ShareOutcome> {
    return this.#post('partage', { days });
  }

  async revoke(link: number): Answer<{ outcome: string }> {
    return this.#post('partage/retrait', { link });
  }

  async listComments(): Answer<Comments> {
    return this.#ask('commentaires');
  }

  /** Sends a form about comments as the browser would; `name`: the end of its address. */
  async comment(
    name: string,
    form: URLSearchParams,
  ): Answer<{ outcome: CommentOutcome; comments: Comments }> {
    return this.#ask(name, { method: 'POST', headers: { Accept: 'application/json' }, body: form });
  }

  async #post<T>(name: string, body: unknown, keepalive = false): Answer<T> {
    const send = async (): Answer<T> =>
      this.#ask(name, {
        method: 'POST',
        keepalive,
        headers: { 'Content-Type': 'application/json', [CSRF_HEADER]: this.#token },
        body: JSON.stringify(body),
      });
    const answer = await send();
    if (!isOfFormerSession(answer)) return answer;
    return (await this.#renew()) ?? send();
  }

  /** Takes the token of the session that the browser has now, where it is the same person’s; else says why not. */
  async #renew(): Promise<RequestFailure | undefined> {
    const found = await fetchJson<PageSession & { name: string }>('/studio/jeton');
    if ('failure' in found) return found;
    if (found.personId !== this.page.personId) return { failure: 'other-person', name: found.name };
    this.#token = found.token;
    this.onToken(found.token);
    return undefined;
  }

  async #ask<T>(name: string, request?: RequestInit): Answer<T> {
    return fetchJson(`/studio/brouillons/${this.id}/${name}`, request);
  }
}

function isOfFormerSession(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'refusal' in answer && answer.refusal === 'token';
}

async function fetchJson<T>(address: string, request?: RequestInit): Answer<T> {
  let answer: Response;
  try {
    answer = await fetch(address, request);
  } catch {
    return { failure: 'network' };
  }
  const { status } = answer;
  if (status === 401) return { failure: 'expired' };
  if (answer.ok) return (await answer.json()) as T;
  const { title, refusal } = (await answer.json().catch(() => ({}))) as { title?: string; refusal?: string };
  return { failure: 'refused', title: title ?? `Le portail répond « ${status} ».`, status, refusal };
}
