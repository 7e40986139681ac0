/** Most documents of one bulk action. */
export const BULK_MAX = 100;
