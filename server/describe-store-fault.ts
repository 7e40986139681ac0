import type { Unusable } from '#db/unusable-store.ts';

const WHILE_RUNNING: Readonly<Record<Unusable, string>> = {
  full: 'le disque est plein. Libérez de la place : le portail reprend de lui-même.',
  locked:
    'un autre programme tient le magasin verrouillé. Arrêtez ce programme : le portail reprend de lui-même.',
  'read-only':
    'rien ne peut être écrit dans DATA_DIR. Rendez ce dossier inscriptible à l’utilisateur du portail ; si le portail ne reprend pas de lui-même, redémarrez-le.',
  damaged:
    'le magasin est abîmé. Arrêtez le portail, gardez une copie de portail.sqlite et de ses fichiers -wal et -shm, vérifiez le disque, puis restaurez la dernière sauvegarde (« npm run -s portail -- restore FICHIER --force »).',
  newer:
    'le magasin vient d’une version plus récente du portail. Remettez cette version en service, ou restaurez une sauvegarde faite par celle-ci (« npm run -s portail -- restore FICHIER --force »).',
};

/** What is wrong with the store of a portal that runs, and what to do, in French for an operator. */
export const describeStoreFault = (reason: Unusable): string => WHILE_RUNNING[reason];
