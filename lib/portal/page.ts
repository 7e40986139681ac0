/** A service page (`content/pages/<slug>`) without its body. */
export interface ServicePage {
  slug: string;
  title: string;
  summary: string | null;
  updated: string | null;
  lang: string;
  noindex: boolean;
}
