import { TAG_HELP, type TagHelp } from '#components/studio/editor/tag-help.ts';
import { readComponent } from '#lib/studio/edit-component.ts';
import type { SourceComponent } from '#lib/studio/find-components.ts';

const MAX_LENGTH = 160;

const shorten = (text: string): string =>
  text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH).trimEnd()}…` : text;

export interface ComponentDescription {
  label: string;
  /** Its first words. */
  title: string;
  /** The others. */
  detail: string;
}

/** What a card says of a component: its kind, and the words its author gave. */
export function describeComponent(text: string, component: SourceComponent): ComponentDescription {
  const help: TagHelp = TAG_HELP[component.name];
  const { attributes, children } = readComponent(text, component);
  const [title = '', ...others] = Object.keys(help.attributes)
    .map((name) => attributes[name] ?? '')
    .filter((value) => value !== '');
  const detail = children?.replace(/\s+/g, ' ') || others.join(' · ');
  return { label: help.label, title: shorten(title), detail: shorten(detail) };
}
