/** Why a request is refused. Closed: each has its status and its words. */
export const REFUSALS = {
  anonymous: { status: 401, message: 'Connectez-vous pour continuer.' },
  expired: {
    status: 401,
    message: 'Votre session a expiré. Reconnectez-vous pour continuer.',
  },
  forbidden: { status: 403, message: 'Votre rôle ne permet pas cette action.' },
  origin: {
    status: 403,
    message: 'Cette demande ne vient pas du portail. Rechargez la page, puis recommencez.',
  },
  token: {
    status: 403,
    message: 'Cette page a été ouverte dans une autre session. Rechargez-la, puis recommencez.',
  },
} as const satisfies Record<string, { status: 401 | 403; message: string }>;

export type Refusal = keyof typeof REFUSALS;

/** A request that may not be answered. Thrown by the guards; the message is for people. */
export class AuthError extends Error {
  override name = 'AuthError';
  readonly status: 401 | 403;
  constructor(readonly refusal: Refusal) {
    super(REFUSALS[refusal].message);
    this.status = REFUSALS[refusal].status;
  }
}

/** The answer of a route handler to a request refused (RFC 9457). */
export function answerRefusal({ refusal, status, message }: AuthError): Response {
  const body = { type: `/auth/refus/${refusal}`, title: message, status, refusal };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', 'Cache-Control': 'no-store' },
  });
}
