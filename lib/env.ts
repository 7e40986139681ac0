import { resolve } from 'node:path';
import { z } from 'zod';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;
const PROVIDER = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const;

/** In clear, a provider’s answers could be anyone’s: only one on this very machine may be. */
function isSafeIssuer(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname));
}

const integer = (fallback: number, max: number) => z.coerce.number().int().min(0).max(max).default(fallback);

/** The environment of the contract (§6), with its defaults. Paths are absolute once read. */
const envSchema = z
  .object({
    PORT: integer(3000, 65_535),
    HOST: z.string().min(1).default('127.0.0.1'),
    SITE_URL: z
      .url({ protocol: /^https?$/ })
      .transform((url) => url.replace(/\/+$/, ''))
      .optional(),
    DATA_DIR: z.string().min(1).default('./var'),
    CONTENT_DIR: z.string().min(1).default('./content'),
    RATE_LIMIT: integer(600, 1_000_000),
    TRUSTED_PROXIES: integer(0, 32),
    OIDC_ISSUER: z
      .url()
      .refine(isSafeIssuer, { error: 'https is needed, but for a provider on this machine' })
      .optional(),
    OIDC_CLIENT_ID: z.string().min(1).optional(),
    OIDC_CLIENT_SECRET: z.string().min(1).optional(),
    SMTP_URL: z.url().optional(),
    METRICS_TOKEN: z.string().min(8).optional(),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  })
  .superRefine((env, context) => {
    // Half a provider would leave the terminal’s link in force without a word.
    const missing = PROVIDER.filter((name) => env[name] === undefined);
    if (missing.length === PROVIDER.length) return;
    for (const name of missing)
      context.addIssue({ code: 'custom', path: [name], message: `goes with ${PROVIDER.join(', ')}` });
  })
  .transform((env) => ({
    ...env,
    SITE_URL: env.SITE_URL ?? `http://localhost:${env.PORT}`,
    DATA_DIR: resolve(env.DATA_DIR),
    CONTENT_DIR: resolve(env.CONTENT_DIR),
  }));

export type Env = z.infer<typeof envSchema>;

/** Every fault of the environment, one a line, so that an operator mends them in one go. */
export class EnvError extends Error {
  override name = 'EnvError';
  constructor(readonly faults: readonly string[]) {
    super(`The environment is not usable:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** An empty variable counts as absent: container platforms often set them so. */
export function parseEnv(source: Readonly<Record<string, string | undefined>>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const parsed = envSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

let current: Env | undefined;

/** Read once for each process. Throws {@link EnvError}. */
export function getEnv(): Env {
  return (current ??= parseEnv(process.env));
}
