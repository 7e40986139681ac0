import { parseArgs } from 'node:util';
import type { Store } from '#db/client.ts';
import { decideNow } from '#lib/auth/decide-now.ts';
import { listStaff } from '#lib/auth/list-staff.ts';
import { grantStaff, invitationSchema, revokeStaff, StaffError } from '#lib/auth/manage-staff.ts';
import { allowsTerminalLink } from '#lib/auth/provider.ts';
import { makeTerminalLink } from '#lib/auth/terminal-link.ts';
import { systemClock } from '#lib/clock.ts';
import { getEnv } from '#lib/env.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED, UsageError } from './command.ts';
import { getOrMakeStore, getStore } from './command-store.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

async function grant(
  store: Store,
  [email, role, ...rest]: readonly string[],
  products: readonly string[],
): Promise<void> {
  if (email === undefined || role === undefined || rest.length > 0)
    throw new UsageError('staff grant <adresse> <rôle> [--product <produit>]…');
  const asked = invitationSchema.safeParse({ email, role, products: [...products] });
  if (!asked.success) throw new UsageError(asked.error.issues.map(({ message }) => message).join('\n'));
  const done = await grantStaff(store, asked.data, decideNow(null));
  say(
    `${asked.data.email} : ${done === 'invited' ? 'invitation enregistrée' : 'rôle changé'} (${asked.data.role}).`,
  );
}

async function revoke(store: Store, [email, ...rest]: readonly string[]): Promise<void> {
  if (email === undefined || rest.length > 0) throw new UsageError('staff revoke <adresse>');
  await revokeStaff(store, { email }, decideNow(null));
  say(`${email} : ne peut plus entrer dans le studio.`);
}

async function list(store: Store): Promise<void> {
  for (const { email, name, role, products, lastSignInAt, pending } of await listStaff(store)) {
    const limit = products === null ? '' : ` (${products.join(', ')})`;
    const last = lastSignInAt === null ? 'jamais connecté' : `connecté le ${lastSignInAt.slice(0, 10)}`;
    say([email ?? name, `${role}${limit}`, pending ? `${last}, identité à confirmer` : last].join('\t'));
  }
}

async function link(store: Store): Promise<number> {
  const env = getEnv();
  if (!allowsTerminalLink(env)) {
    process.stderr.write(
      'Le lien du terminal n’est pas permis : un fournisseur d’identité est réglé, ou le portail n’est pas local.\n',
    );
    return EXIT_REFUSED;
  }
  say(`Studio : ${await makeTerminalLink(store, env.SITE_URL, systemClock.now())}`);
  return EXIT_DONE;
}

/** Who may enter the studio. Works beside a running portal. */
export const staff: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { product: { type: 'string', multiple: true, default: [] } },
    allowPositionals: true,
    strict: true,
  });
  const [name, ...rest] = positionals;
  // The first administrator may be invited before the first start.
  const store = (name === 'grant' ? getOrMakeStore : getStore)(getEnv().DATA_DIR);
  try {
    if (name === 'grant') await grant(store, rest, values.product);
    else if (name === 'revoke') await revoke(store, rest);
    else if (name === 'list') await list(store);
    else if (name === 'link') return await link(store);
    else throw new UsageError('staff grant | revoke | list | link');
    return EXIT_DONE;
  } catch (cause) {
    if (!(cause instanceof StaffError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return EXIT_REFUSED;
  } finally {
    store.close();
  }
};
