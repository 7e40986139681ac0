/** Name of the hidden field of every form of the studio. */
export const CSRF_FIELD = 'jeton';
/** The same for requests made by scripts. */
export const CSRF_HEADER = 'x-portail-jeton';
