/** In what state a text that the studio finds may be, in an editor’s words. */
export const SEARCH_STATES = {
  public: 'Publié',
  absent: 'Pas encore public',
  gone: 'Retiré',
  attente: 'Fichier en attente',
  brouillon: 'Brouillon',
} as const;

export type SearchState = keyof typeof SEARCH_STATES;

export function isSearchState(text: string): text is SearchState {
  return Object.hasOwn(SEARCH_STATES, text);
}
