'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { ImageDialog } from '#components/studio/images/image-dialog.tsx';
import { TAGS } from '#lib/content/tags.ts';
import { applyAreaText, bodyStart, toAreaText } from '#lib/studio/source-edit.ts';
import { TOOLS, type Tool, writeImage } from './tools.ts';
import { TAG_HELP } from './tag-help.ts';

interface TextPanelProps {
  source: string;
  format: 'md' | 'mdx';
  /** For images that are sent from here. */
  token: string;
  /** The body alone, or the whole source with its front matter. */
  whole: boolean;
  canShowBody: boolean;
  onWhole: (whole: boolean) => void;
  onChange: (source: string) => void;
  onUndo: () => void;
  onRedo: () => void;
}

export const TEXT_AREA_ID = 'texte-source';

/** The text as it is written, with a toolbar in words. */
export function TextPanel(props: TextPanelProps) {
  const { source, format, token, whole, canShowBody, onWhole, onChange, onUndo, onRedo } = props;
  const [asksImage, setAsksImage] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const start = whole ? 0 : bodyStart(source);
  const part = source.slice(start);
  const write = (shown: string) => {
    onChange(source.slice(0, start) + applyAreaText(part, shown));
  };
  const apply = (tool: Pick<Tool, 'write'>) => {
    const element = area.current;
    if (!element) return;
    const { selectionStart, selectionEnd, value } = element;
    const made = tool.write(value, selectionStart, selectionEnd);
    write(made.text);
    requestAnimationFrame(() => {
      element.focus();
      element.setSelectionRange(made.start, made.end);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const key = event.key.toLowerCase();
    const shortcut = TOOLS.find((tool) => tool.key === key);
    if (key === 'z') (event.shiftKey ? onRedo : onUndo)();
    else if (key === 'y') onRedo();
    else if (shortcut) apply(shortcut);
    else return;
    event.preventDefault();
  };
  return (
    <div className="po-stack">
      <div className="po-toolbar" role="group" aria-label="Mise en forme">
        {TOOLS.map((tool) => (
          <button
            key={tool.label}
            type="button"
            className="fr-btn fr-btn--tertiary fr-btn--sm"
            onClick={() => {
              if (tool.asks) setAsksImage(true);
              else apply(tool);
            }}
          >
            {tool.label}
          </button>
        ))}
      </div>
      {asksImage && (
        <ImageDialog
          token={token}
          onClose={() => {
            setAsksImage(false);
          }}
          onChoose={(image) => {
            setAsksImage(false);
            apply({ write: writeImage(image, format) });
          }}
        />
      )}
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={TEXT_AREA_ID}>
          {whole ? 'Texte entier, en-tête compris' : 'Texte'}
          <span className="fr-hint-text">
            Markdown : une ligne vide sépare deux paragraphes. Ctrl + B met en gras, Ctrl + I en italique,
            Ctrl + Z annule.
          </span>
        </label>
        <textarea
          ref={area}
          id={TEXT_AREA_ID}
          className="fr-input po-source"
          value={toAreaText(part)}
          spellCheck
          lang="fr"
          rows={24}
          onChange={(event) => {
            write(event.target.value);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
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
      <details className="po-help">
        <summary>Aide : les balises du portail</summary>
        <dl>
          {Object.entries(TAGS).map(([name, tag]) => (
            <div key={name}>
              <dt>{TAG_HELP[name as keyof typeof TAGS].label}</dt>
              <dd>
                {TAG_HELP[name as keyof typeof TAGS].use} <code>{tag.example}</code>
              </dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}
