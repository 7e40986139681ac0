import { parseArgs } from 'node:util';
import { check } from './commands/check.ts';
import { index } from './commands/index.ts';
import { EXIT_USAGE, type Command } from './commands/command.ts';

const COMMANDS: Readonly<Record<string, Command>> = { check, index };

const USAGE = `Usage : npm run -s portail -- <commande>

  check [--json]   vérifie tous les fichiers de contenu
  index            reconstruit l’index de lecture
`;

/** Exit codes of the contract (§4): 0 done, 1 errors or refusals, 2 usage or environment. */
async function run(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(USAGE);
    return EXIT_USAGE;
  }
  let options: { json: boolean };
  try {
    const { values } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      strict: true,
    });
    options = { json: values.json };
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n\n${USAGE}`);
    return EXIT_USAGE;
  }
  try {
    return await command(options);
  } catch (cause) {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    return EXIT_USAGE;
  }
}

process.exitCode = await run();
