import { backup } from './commands/backup.ts';
import { check } from './commands/check.ts';
import { exportFiles } from './commands/export.ts';
import { importContent } from './commands/import.ts';
import { index } from './commands/index.ts';
import { links } from './commands/links.ts';
import { purge } from './commands/purge.ts';
import { restore } from './commands/restore.ts';
import { staff } from './commands/staff.ts';
import { EXIT_USAGE, type Command, UsageError } from './commands/command.ts';

const COMMANDS: Readonly<Record<string, Command>> = {
  backup,
  check,
  export: exportFiles,
  import: importContent,
  index,
  links,
  purge,
  restore,
  staff,
};

const USAGE = `Usage : npm run -s portail -- <commande>

  check [--json]   vérifie tous les fichiers de contenu
  import beta <fichier|dossier|adresse> [--incubator ID] [--dry-run] [--json]
                   crée et met à jour les fiches depuis beta.gouv.fr
  import articles <document…> [--dry-run] [--json]
                   fait des brouillons d’articles d’autres outils
  export <dossier vide>
                   écrit chaque document publié comme fichier de contenu
  index            reconstruit l’index de lecture
  links [--budget <secondes>] [--json]
                   contrôle les liens vers d’autres sites, lentement, 600 secondes au plus
  backup <fichier>             sauvegarde le magasin, les contenus et les images, portail en marche
  restore <fichier> [--force]  remet une sauvegarde en place, portail arrêté
  purge <document|revision|media> <id> --reason <texte>
                   supprime définitivement un document, une version ou une image
  staff grant <adresse> <rôle> [--product <produit>]…   invite dans le studio, ou change le rôle
  staff revoke <adresse>       ferme le studio à quelqu’un
  staff list                   liste les personnes invitées
  staff link                   donne un lien de connexion local, sans fournisseur d’identité
`;

/** `parseArgs` throws these for an option that does not exist or lacks its value. */
function isUsageError(cause: unknown): boolean {
  if (cause instanceof UsageError) return true;
  return cause instanceof TypeError && 'code' in cause && String(cause.code).startsWith('ERR_PARSE_ARGS');
}

/** Exit codes of the contract (§4): 0 done, 1 errors or refusals, 2 usage or environment. */
async function run(): Promise<number> {
  const [name = '', ...args] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) {
    process.stderr.write(USAGE);
    return EXIT_USAGE;
  }
  try {
    return await command(args);
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(isUsageError(cause) ? `${message}\n\n${USAGE}` : `${message}\n`);
    return EXIT_USAGE;
  }
}

process.exitCode = await run();
