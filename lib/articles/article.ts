import type { Day } from '#lib/clock.ts';

export interface Tag {
  id: string;
  label: string;
}

/** An article as the portal knows it, without its body. */
export interface Article {
  slug: string;
  title: string;
  tagline: string | null;
  date: Day;
  updated: Day | null;
  category: string | null;
  tags: Tag[];
  authors: string[];
  /** Slugs of the products it names. */
  products: string[];
  image: { src: string; alt: string; credit: string | null } | null;
  source: { name: string; url: string | null; rights: string | null } | null;
  lang: string;
  noindex: boolean;
  words: number;
  /** Local minute in Paris at which it was to appear. */
  publishAt: string | null;
  expireAt: string | null;
}
