import { type DomElement, isElement, textOf } from './dom.ts';
import { styleOf } from './style.ts';

const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉';

/** Markdown has no exponent: the digits of « m² » and « CO₂ » have characters of their own. Undefined for anything else. */
export function raiseDigits(element: DomElement): string | undefined {
  const align = styleOf(element).get('vertical-align');
  const isRaised = element.name === 'sup' || align === 'super';
  if (!isRaised && element.name !== 'sub' && align !== 'sub') return undefined;
  if (element.children.some((child) => isElement(child) && child.name === 'a')) return undefined;
  const text = textOf(element).trim();
  if (!/^\d{1,6}$/.test(text)) return undefined;
  return text.replace(/\d/g, (digit) => (isRaised ? RAISED : LOWERED).charAt(Number(digit)));
}
