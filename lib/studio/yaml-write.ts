import { isScalar, stringify } from 'yaml';
import type { FieldScalar, FieldValue } from './yaml-value.ts';

/** The text of a scalar in the manner of the one it replaces, if any. */
export function writeScalar(value: FieldScalar, former: unknown, flow: boolean): string {
  if (typeof value !== 'string') return String(value);
  const quoted = isScalar(former) ? former.type : undefined;
  const oneLine = (type: 'PLAIN' | 'QUOTE_SINGLE' | 'QUOTE_DOUBLE') =>
    stringify(value, { lineWidth: 0, blockQuote: false, defaultStringType: type }).replace(/\n$/, '');
  if (quoted === 'QUOTE_DOUBLE' || (flow && !/^[\p{L}][\p{L}\p{N} ./_-]*$/u.test(value)))
    return oneLine('QUOTE_DOUBLE');
  return oneLine(quoted === 'QUOTE_SINGLE' ? 'QUOTE_SINGLE' : 'PLAIN');
}

export function writeBlock(value: string, indent: number, eol: string): string | undefined {
  if (!/[^\s]\n+[^\s]/.test(value) || /^\s|\s$|[^\n\S]\n|\r|\t|[\u0000-\u0008]/.test(value)) return undefined;
  const pad = ' '.repeat(indent);
  return `|-${eol}${value
    .split('\n')
    .map((line) => (line === '' ? '' : pad + line))
    .join(eol)}`;
}

/** `key: value` or `- value` on as many lines as it takes, each after `indent` spaces. */
export function writeEntry(head: string, value: FieldValue, indent: number, eol: string): string {
  const pad = ' '.repeat(indent);
  const whole = head === '-' ? [value] : { [head]: value };
  const lines = stringify(whole, { lineWidth: 0, blockQuote: 'literal', indent: 2 })
    .replace(/\n$/, '')
    .split('\n');
  return lines.map((line) => (line === '' ? '' : pad + line) + eol).join('');
}
