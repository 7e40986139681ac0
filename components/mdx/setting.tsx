import { formatDate } from '#lib/french.ts';
import { ACCESSIBILITY_LABELS } from '#lib/portal/settings.ts';
import type { TagProps } from '#lib/content/tags.ts';
import type { DocumentContext } from './context.ts';

interface SettingProps extends TagProps<'Setting', never> {
  context: DocumentContext;
}

/** A value of `portail.yaml` in words; what is not known says so. */
export function Setting({ name, context }: SettingProps) {
  const value = context.findSetting(name);
  if (value === undefined || value === null) return <span>non communiqué</span>;
  if (/^[^\s@]+@[^\s@]+$/.test(value)) return <a href={`mailto:${value}`}>{value}</a>;
  if (/^https?:\/\//.test(value)) return <a href={value}>{value}</a>;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return <time dateTime={value}>{formatDate(value)}</time>;
  if (Object.hasOwn(ACCESSIBILITY_LABELS, value)) {
    return <span>{ACCESSIBILITY_LABELS[value as keyof typeof ACCESSIBILITY_LABELS]}</span>;
  }
  return <span>{value}</span>;
}
