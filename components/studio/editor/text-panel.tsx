'use client';

import { memo, useEffect, useRef, useState } from 'react';
import { ImageDialog } from '#components/studio/images/image-dialog.tsx';
import { TAGS } from '#lib/content/tags.ts';
import type { CardChoices } from '#lib/studio/card-choices.ts';
import { applyAreaText, bodyStart, toAreaText } from '#lib/studio/source-edit.ts';
import { LinkDialog } from './link-dialog.tsx';
import { PasteNotice } from './paste-notice.tsx';
import { PlainSource } from './plain-source.tsx';
import { QuoteButton } from './quote-button.tsx';
import { TAG_HELP, type TagHelp } from './tag-help.ts';
import type { TextAim } from './text-aim.ts';
import { TextModeChoice } from './text-mode-choice.tsx';
import type { PressedKey, TextSurface } from './text-surface.ts';
import type { Write } from './tool-write.ts';
import { insertLink, TOOLS, type Tool, writeImage } from './tools.ts';
import { usePaste } from './use-paste.ts';
import { useTextMode } from './use-text-mode.ts';

interface TextPanelProps {
  source: string;
  format: 'md' | 'mdx';
  choices: CardChoices;
  /** For images that are sent from here. */
  token: string;
  /** The body alone, or the whole source with its front matter. */
  whole: boolean;
  canShowBody: boolean;
  aim: TextAim | undefined;
  onAimed: () => void;
  onWhole: (whole: boolean) => void;
  onChange: (source: string, isApart: boolean) => void;
  onUndo: () => void;
  onRedo: () => void;
  onQuote: (passage: string) => void;
  say: (message: string) => void;
}

const TagsHelp = memo(function TagsHelp() {
  return (
    <details className="po-help">
      <summary>Aide : les balises du portail</summary>
      <dl>
        {Object.entries(TAGS).map(([name, tag]) => {
          const { label, use, byHand }: TagHelp = TAG_HELP[name as keyof typeof TAGS];
          return (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                {use} {byHand} <code>{tag.example}</code>
              </dd>
            </div>
          );
        })}
      </dl>
    </details>
  );
});

/** The text, with a toolbar in words. */
export function TextPanel(props: TextPanelProps) {
  const { source, format, choices, token, whole, canShowBody, aim, onAimed } = props;
  const { onWhole, onChange, onUndo, onRedo, onQuote, say } = props;
  /** What a tool asks for, and what was selected then. */
  const [asked, setAsked] = useState<{ for: Extract<Tool, { asks: unknown }>['asks']; selected: string }>();
  const { mode, choose, Visual, failed } = useTextMode();
  const surface = useRef<TextSurface>(null);
  const start = whole ? 0 : bodyStart(source);
  const part = source.slice(start);
  const apply = (write: Write) => {
    if (!surface.current) return;
    const before = surface.current.read();
    surface.current.write(write(before.text, before.start, before.end));
  };
  const readSelection = (): string => {
    const { text = '', start: from = 0, end = 0 } = surface.current?.read() ?? {};
    return text.slice(from, end);
  };
  const take = (tool: Tool) => {
    if ('write' in tool) {
      apply(tool.write);
      return;
    }
    setAsked({ for: tool.asks, selected: readSelection() });
  };
  const { pasted, onPaste, undoPaste, pastePlain } = usePaste({
    surface,
    bodyAt: whole ? toAreaText(source.slice(0, bodyStart(source))).length : 0,
    onUndo,
  });
  const onKeyDown = (event: PressedKey) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const shortcut = TOOLS.find((tool) => tool.key === key);
    if (key === 'z') (event.shiftKey ? onRedo : onUndo)();
    else if (key === 'y') onRedo();
    else if (shortcut) take(shortcut);
    else return;
    event.preventDefault();
  };
  // After each drawing: the place may be asked for before what shows it is here.
  useEffect(() => {
    if (!aim || !surface.current) return;
    surface.current.show(aim.start, aim.end);
    onAimed();
  });
  const Surface = mode === 'plain' || failed ? PlainSource : Visual;
  return (
    <div className="po-stack">
      <TextModeChoice mode={mode} onChoose={choose} />
      <div className="po-toolbar" role="group" aria-label="Mise en forme">
        {TOOLS.map((tool) => (
          <button
            key={tool.label}
            type="button"
            className="fr-btn fr-btn--tertiary fr-btn--sm"
            onClick={() => {
              take(tool);
            }}
          >
            {tool.label}
          </button>
        ))}
      </div>
      {asked?.for === 'image' && (
        <ImageDialog
          token={token}
          onClose={() => {
            setAsked(undefined);
          }}
          onChoose={(image) => {
            setAsked(undefined);
            apply(writeImage(image, format));
          }}
        />
      )}
      {asked?.for === 'link' && (
        <LinkDialog
          selected={asked.selected}
          onClose={() => {
            setAsked(undefined);
          }}
          onChoose={(link) => {
            setAsked(undefined);
            apply(insertLink(link));
          }}
        />
      )}
      <div role="status">
        {failed && (
          <p className="fr-message fr-message--warning">
            La présentation mise en forme n’a pas pu être chargée. Rechargez la page pour l’avoir ; le texte
            brut marche sans elle.
          </p>
        )}
        {!Surface && <p className="po-visual-wait">Chargement de la présentation mise en forme…</p>}
      </div>
      {Surface && (
        <Surface
          key={whole ? 'whole' : 'body'}
          ref={surface}
          shown={toAreaText(part)}
          whole={whole}
          format={format}
          choices={choices}
          token={token}
          onShown={(shown, isApart) => {
            onChange(source.slice(0, start) + applyAreaText(part, shown), isApart);
          }}
          onKeyDown={onKeyDown}
          onPaste={onPaste}
          onUndo={onUndo}
          onRedo={onRedo}
          say={say}
        />
      )}
      <PasteNotice
        pasted={pasted?.after === toAreaText(part) ? pasted : undefined}
        onUndo={() => {
          undoPaste();
          requestAnimationFrame(() => {
            if (pasted) surface.current?.show(pasted.before.start, pasted.before.end);
          });
        }}
        onPlain={pastePlain}
      />
      <QuoteButton read={readSelection} onQuote={onQuote} />
      {canShowBody && (
        <div className="fr-checkbox-group fr-checkbox-group--sm">
          <input
            type="checkbox"
            id="texte-entier"
            checked={whole}
            onChange={(event) => {
              onWhole(event.target.checked);
            }}
          />
          <label className="fr-label" htmlFor="texte-entier">
            Montrer aussi l’en-tête (YAML)
          </label>
        </div>
      )}
      <TagsHelp />
    </div>
  );
}
