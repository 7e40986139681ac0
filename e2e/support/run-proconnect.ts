import { parseEnv } from '#lib/env.ts';
import { CLIENT_ID, CLIENT_SECRET, startFakeProconnect } from './fake-proconnect.ts';

const PORT = 4400;

const { SITE_URL } = parseEnv(process.env);
const { issuer } = await startFakeProconnect(SITE_URL, PORT);
process.stdout.write(
  `Faux ProConnect pour ${SITE_URL}. Dans un autre terminal :

  npm run -s portail -- staff grant administrateur@fabrique.test administrateur
  OIDC_ISSUER=${issuer} OIDC_CLIENT_ID=${CLIENT_ID} OIDC_CLIENT_SECRET=${CLIENT_SECRET} npm run dev

`,
);
