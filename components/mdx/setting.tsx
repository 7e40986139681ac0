import { isDay } from '#lib/clock.ts';
import { wordSetting } from '#lib/portal/settings.ts';
import type { TagProps } from '#lib/content/tags.ts';
import type { DocumentContext } from './context.ts';

interface SettingProps extends TagProps<'Setting', never> {
  context: DocumentContext;
}

/** A value of `portail.yaml` in words; what is not known says so. */
export function Setting({ name, context }: SettingProps) {
  const value = context.findSetting(name);
  const words = wordSetting(value);
  if (/^[^\s@]+@[^\s@]+$/.test(words)) return <a href={`mailto:${words}`}>{words}</a>;
  if (/^https?:\/\//.test(words)) return <a href={words}>{words}</a>;
  if (value && isDay(value)) return <time dateTime={value}>{words}</time>;
  return <span>{words}</span>;
}
