import { parseArgs } from 'node:util';
import { IndexWriter } from '#db/index/client.ts';
import { systemClock } from '#lib/clock.ts';
import { makeHolder } from '#lib/content/lease-holder.ts';
import { getEnv } from '#lib/env.ts';
import { describePurge } from '#lib/purge/describe-purge.ts';
import { PurgeError } from '#lib/purge/purge-error.ts';
import { purge as purgeForGood, purgeRequestSchema } from '#lib/purge/purge.ts';
import { type Command, EXIT_DONE, EXIT_REFUSED, UsageError } from './command.ts';
import { getStore } from './command-store.ts';

/** Takes a document, a version or an image out for good. Works beside a running portal. */
export const purge: Command = async (args) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { reason: { type: 'string', default: '' } },
    allowPositionals: true,
  });
  const [kind, id, ...rest] = positionals;
  const asked = purgeRequestSchema.safeParse({ kind, id: id ?? '', reason: values.reason });
  if (!asked.success || rest.length > 0) {
    const problems = asked.error?.issues.map(({ message }) => message) ?? [];
    throw new UsageError(['purge <document|revision|media> <id> --reason <texte>', ...problems].join('\n'));
  }
  const { DATA_DIR, CONTENT_DIR } = getEnv();
  const store = getStore(DATA_DIR);
  const index = new IndexWriter(DATA_DIR);
  try {
    const place = {
      store,
      index,
      contentDir: CONTENT_DIR,
      dataDir: DATA_DIR,
      clock: systemClock,
      holder: makeHolder(),
    };
    const { done, warnings } = describePurge(await purgeForGood(place, asked.data, null));
    process.stdout.write(`${done}\n`);
    for (const warning of warnings) process.stderr.write(`${warning}\n`);
    return EXIT_DONE;
  } catch (cause) {
    if (!(cause instanceof PurgeError)) throw cause;
    process.stderr.write(`${cause.message}\n`);
    return EXIT_REFUSED;
  } finally {
    index.close();
    store.close();
  }
};
