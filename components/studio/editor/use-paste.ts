import { type RefObject, useEffect, useRef, useState } from 'react';
import {
  type AreaState,
  insertBlocks,
  insertPiece,
  levelAbove,
  nextNote,
} from '#lib/studio/paste/insert-piece.ts';
import type { PasteLike, TextSurface } from './text-surface.ts';

/** Types that code editors add to what is copied from them: their colours are not a text’s form. */
const CODE_EDITORS = ['vscode-editor-data'];

export interface Pasted {
  before: AreaState;
  /** The text right after: once it changes there is nothing to go back from. */
  after: string;
  plain: string;
  /** What was left out, in sentences. */
  remarks: string[];
}

interface PasteOptions {
  surface: RefObject<TextSurface | null>;
  /** Where the body begins in what is shown: nothing is formatted before. */
  bodyAt: number;
  onUndo: () => void;
}

/** What was copied from Word or Google Docs is pasted as Markdown, and can be pasted as text alone. */
export function usePaste(options: PasteOptions) {
  const [pasted, setPasted] = useState<Pasted>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });

  const convert = async (html: string, plain: string): Promise<void> => {
    const modules = await Promise.all([
      import('#lib/studio/paste/to-markdown.ts'),
      import('#lib/studio/paste/describe-losses.ts'),
    ]).catch(() => undefined);
    const { bodyAt } = latest.current;
    const surface = latest.current.surface.current;
    if (!surface) return;
    const before = surface.read();
    const [paste, words] = modules ?? [];
    const made = paste?.toMarkdown(html, {
      above: levelAbove(before.text.slice(bodyAt, before.start)),
      firstNote: nextNote(before.text),
      origin: location.origin,
    });
    const isPlain = !made || !words || made.code || made.markdown === '' || made.markdown === plain.trim();
    if (isPlain) {
      surface.write(insertPiece(before, plain));
      return;
    }
    const after = made.inline ? insertPiece(before, made.markdown) : insertBlocks(before, made.markdown);
    surface.write(after);
    setPasted({ before, after: after.text, plain, remarks: words.describeLosses(made.losses) });
  };

  return {
    pasted,
    onPaste: (event: PasteLike): boolean => {
      const { surface, bodyAt } = latest.current;
      const copied = event.clipboardData;
      const html = copied?.getData('text/html') ?? '';
      const isCode = CODE_EDITORS.some((type) => copied?.types.includes(type));
      if (!copied || html === '' || isCode || (surface.current?.read().start ?? 0) < bodyAt) return false;
      // Now: once the code that converts has come, it would be too late.
      event.preventDefault();
      void convert(html, copied.getData('text/plain'));
      return true;
    },
    undoPaste: () => {
      if (!pasted) return;
      latest.current.onUndo();
      setPasted(undefined);
    },
    pastePlain: () => {
      if (!pasted) return;
      latest.current.surface.current?.write(insertPiece(pasted.before, pasted.plain));
      setPasted(undefined);
    },
  };
}
