import { Children, type ComponentProps, isValidElement, type ReactNode } from 'react';
import type { TagProps } from '#lib/content/tags.ts';

interface ScrollTableProps {
  caption?: string | undefined;
  children: ReactNode;
}

/** A table that scrolls inside its own region when the screen is narrow; the region takes the keyboard's focus. */
export function ScrollTable({ caption, children }: ScrollTableProps) {
  return (
    <div className="fr-table po-table" role="region" aria-label={caption ?? 'Tableau'} tabIndex={0}>
      <table>
        {caption && <caption>{caption}</caption>}
        {children}
      </table>
    </div>
  );
}

/** A Markdown table by itself. */
export function PlainTable({ children }: ComponentProps<'table'>) {
  return <ScrollTable>{children}</ScrollTable>;
}

/** A Markdown table with its title: the table inside is unwrapped so that the title is its own caption. */
export function Table({ caption, children }: TagProps<'Table', ReactNode>) {
  const rows = Children.toArray(children).map((child) =>
    isValidElement<{ children?: ReactNode }>(child) && child.type === PlainTable
      ? child.props.children
      : child,
  );
  return <ScrollTable caption={caption}>{rows}</ScrollTable>;
}
