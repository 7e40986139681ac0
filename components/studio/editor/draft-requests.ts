import { CSRF_HEADER } from '#lib/auth/csrf.ts';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import type { SaveOutcome } from '#lib/studio/drafts.ts';
import type { PublishOutcome } from '#lib/studio/publish.ts';
import type { AskedTime, ScheduleDraftOutcome } from '#lib/studio/schedule.ts';

export type SaveAnswer = SaveOutcome & { author?: string | null };

/** Why an answer did not come: the session, the network, or what the server says. */
export type RequestFailure = { failure: 'expired' | 'network' } | { failure: 'refused'; title: string };

/** What the editor asks of the server, for one draft and one session. */
export class DraftRequests {
  constructor(
    private readonly id: number,
    private readonly token: string,
  ) {}

  async save(version: number, text: string, replace = false): Promise<SaveAnswer | RequestFailure> {
    return this.#post<SaveAnswer>('texte', { version, text, replace });
  }

  async check(text: string): Promise<{ faults: CheckedFault[] } | RequestFailure> {
    return this.#post<{ faults: CheckedFault[] }>('controle', { text });
  }

  async publish(asked: {
    version: number;
    reason: string | null;
    override: string | null;
  }): Promise<PublishOutcome | RequestFailure> {
    return this.#post<PublishOutcome>('publication', asked);
  }

  async schedule(
    asked: { version: number; reason: string | null; override: string | null } & AskedTime,
  ): Promise<ScheduleDraftOutcome | RequestFailure> {
    return this.#post<ScheduleDraftOutcome>('programmation', asked);
  }

  async acceptBase(base: { revisionId: number | null; fileHash: string | null }): Promise<unknown> {
    return this.#post('base', base);
  }

  async #post<T>(name: string, body: unknown): Promise<T | RequestFailure> {
    let answer: Response;
    try {
      answer = await fetch(`/studio/brouillons/${this.id}/${name}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', [CSRF_HEADER]: this.token },
        body: JSON.stringify(body),
      });
    } catch {
      return { failure: 'network' };
    }
    if (answer.status === 401) return { failure: 'expired' };
    if (answer.ok) return (await answer.json()) as T;
    const problem = (await answer.json().catch(() => ({}))) as { title?: string };
    return { failure: 'refused', title: problem.title ?? `Le portail répond « ${answer.status} ».` };
  }
}
