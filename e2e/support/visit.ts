/** Known pages, machine-readable documents, files, and addresses that nobody has. */
const ADDRESSES = [
  '/',
  '/produits',
  '/produits/mano',
  '/produits?vue=tableau&statut=arrete',
  '/produits?au=2023-01-01',
  '/produits.csv',
  '/actualites',
  '/statistiques',
  '/transparence',
  '/sitemap.xml',
  '/produits/flux.atom',
  '/api/v1/products?page_size=5',
  '/inconnu',
  '/assets/portail.css',
];
const WORDS = ['santé', 'emploi', 'logement', 'droits', 'enfants', 'travail', 'handicap', 'maraude'];
const VISITORS = 6;

export interface Visits {
  /** Answers so far, searches that nobody had asked among them. */
  answered: () => number;
  /** Ends the visits: the answers that no visitor should ever get, 5xx and connections that failed. */
  end: () => Promise<string[]>;
}

/** People who ask a portal for pages without a pause, new searches among them. */
export function startVisits(url: string): Visits {
  const faults: string[] = [];
  let answered = 0;
  let rank = 0;
  let over = false;
  const visit = async () => {
    while (!over) {
      rank += 1;
      const word = WORDS[rank % WORDS.length] ?? '';
      const address =
        rank % 3 === 0
          ? `/recherche?q=${encodeURIComponent(`${word} ${rank}`)}`
          : (ADDRESSES[rank % ADDRESSES.length] ?? '/');
      try {
        const answer = await fetch(url + address, { redirect: 'manual' });
        await answer.arrayBuffer();
        if (answer.status >= 500) faults.push(`${address} ${answer.status}`);
      } catch (cause) {
        faults.push(`${address} ${String(cause)}`);
      }
      answered += 1;
    }
  };
  const visitors = Array.from({ length: VISITORS }, visit);
  return {
    answered: () => answered,
    async end() {
      over = true;
      await Promise.all(visitors);
      return [...new Set(faults)];
    },
  };
}
