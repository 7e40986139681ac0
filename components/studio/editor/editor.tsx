'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FormField } from '#lib/studio/form-model.ts';
import {
  bodyStart,
  editSource,
  offsetOf,
  readFrontMatter,
  type SourceEdit,
  toAreaText,
} from '#lib/studio/source-edit.ts';
import type { Suggestions } from '#lib/studio/suggestions.ts';
import { YamlEditError } from '#lib/studio/yaml-value.ts';
import { CheckPanel } from './check-panel.tsx';
import { ConflictPanel } from './conflict-panel.tsx';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import { DraftRequests } from './draft-requests.ts';
import { FichePanel } from './fiche-panel.tsx';
import { KeptNotice } from './kept-notice.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { SaveStatus } from './save-status.tsx';
import type { ScheduledDraft } from './scheduled-state.tsx';
import { TEXT_AREA_ID, TextPanel } from './text-panel.tsx';
import { useAnchor } from './use-anchor.ts';
import { useChecks } from './use-checks.ts';
import { type DraftStart, useDraft } from './use-draft.ts';

const PANELS = [
  { id: 'fiche', label: 'Fiche' },
  { id: 'texte', label: 'Texte' },
  { id: 'apercu', label: 'Aperçu' },
] as const;
type PanelId = (typeof PANELS)[number]['id'];

export interface EditorProps {
  draft: DraftStart;
  format: 'md' | 'mdx';
  fields: FormField[];
  suggestions: Suggestions;
  token: string;
  canSave: boolean;
  canPublish: boolean;
  scheduled: ScheduledDraft | null;
  today: string;
}

function PanelChoice({ panel, onChoose }: { panel: PanelId; onChoose: (panel: PanelId) => void }) {
  return (
    <fieldset className="fr-segmented">
      <legend className="fr-segmented__legend fr-sr-only">Ce que vous modifiez</legend>
      <div className="fr-segmented__elements">
        {PANELS.map(({ id, label }) => (
          <div className="fr-segmented__element" key={id}>
            <input
              type="radio"
              name="volet"
              id={`volet-${id}`}
              checked={panel === id}
              onChange={() => {
                onChoose(id);
              }}
            />
            <label className="fr-label" htmlFor={`volet-${id}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  );
}

/** Puts the cursor of the text area on a line of the source, once it is shown. */
function useGoToLine(text: string, show: (whole: boolean) => void) {
  return useCallback(
    ({ line, column }: CheckedFault) => {
      const offset = offsetOf(text, { line, column });
      const start = bodyStart(text);
      const whole = offset < start;
      show(whole);
      setTimeout(() => {
        const area = document.getElementById(TEXT_AREA_ID);
        if (!(area instanceof HTMLTextAreaElement)) return;
        const at = toAreaText(text.slice(whole ? 0 : start, offset)).length;
        area.focus();
        const end = area.value.indexOf('\n', at);
        area.setSelectionRange(at, end < 0 ? area.value.length : end);
        const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight) || 24;
        area.scrollTop = Math.max(0, (area.value.slice(0, at).split('\n').length - 4) * lineHeight);
      });
    },
    [text, show],
  );
}

/** The editor of a draft: the fiche, the text and the page, the check beside them. */
export function Editor(props: EditorProps) {
  const { draft, format, fields, suggestions, token, canSave, canPublish, scheduled, today } = props;
  const requests = useMemo(() => new DraftRequests(draft.id, token), [draft.id, token]);
  const { state, saveNow, change, undo, redo, takeTheirs, keepMine } = useDraft(draft, requests);
  const { text, save } = state;
  const [panel, setPanel] = useState<PanelId>('fiche');
  const [whole, setWhole] = useState(false);
  const [said, setSaid] = useState('');
  useAnchor(setPanel);
  const checks = useChecks(text, requests);
  const values = useMemo(() => readFrontMatter(text), [text]);
  const order = useMemo(() => fields.map(({ key }) => key), [fields]);
  const latest = useRef(text);
  useEffect(() => {
    latest.current = text;
  });
  const edit = useCallback(
    (...asked: SourceEdit[]) => {
      try {
        change(asked.reduce((source, one) => editSource(source, one, order), latest.current));
      } catch (cause) {
        if (!(cause instanceof YamlEditError)) throw cause;
        setSaid(
          'Cette valeur est écrite d’une façon que la fiche ne sait pas changer sans risque : modifiez-la dans « Texte ».',
        );
      }
    },
    [change, order],
  );
  const showText = useCallback((wanted: boolean) => {
    setPanel('texte');
    setWhole(wanted);
  }, []);
  const go = useGoToLine(text, showText);
  const fix = ({ fix: change_, message }: CheckedFault) => {
    if (!change_) return;
    change(
      text.slice(0, offsetOf(text, change_.start)) + change_.text + text.slice(offsetOf(text, change_.end)),
    );
    setSaid(`Corrigé : ${message}`);
    document.getElementById('controle-etat')?.focus();
  };
  const choose = (next: PanelId) => {
    setPanel(next);
    if (next === 'apercu') void saveNow();
  };
  return (
    <div className="po-editor">
      {save.kind === 'conflict' && (
        <ConflictPanel
          author={save.author}
          theirs={save.theirs}
          mine={text}
          onMine={() => void keepMine(save.version)}
          onTheirs={() => {
            takeTheirs(save.theirs, save.version);
          }}
        />
      )}
      <KeptNotice draft={draft} onTake={change} />
      <div className="po-editor-bar">
        <PanelChoice panel={panel} onChoose={choose} />
        <div className="po-editor-undo">
          <button
            type="button"
            className="fr-btn fr-btn--tertiary fr-btn--sm"
            onClick={undo}
            disabled={state.past.length === 0}
          >
            Annuler
          </button>
          <button
            type="button"
            className="fr-btn fr-btn--tertiary fr-btn--sm"
            onClick={redo}
            disabled={state.future.length === 0}
          >
            Rétablir
          </button>
        </div>
        {canSave && <SaveStatus save={save} onSave={() => void saveNow()} />}
      </div>
      <p role="status" className="fr-sr-only">
        {said}
      </p>
      <div className={panel === 'apercu' ? 'po-editor-columns po-editor-columns--wide' : 'po-editor-columns'}>
        <div className="po-editor-main">
          {panel === 'fiche' && (
            <>
              <h2 className="fr-sr-only">Fiche</h2>
              <FichePanel
                fields={fields}
                values={values}
                suggestions={suggestions}
                edit={edit}
                say={setSaid}
                today={today}
                token={token}
              />
            </>
          )}
          {panel === 'texte' && (
            <>
              <h2 className="fr-sr-only">Texte</h2>
              <TextPanel
                source={text}
                format={format}
                token={token}
                whole={whole || values === undefined}
                canShowBody={values !== undefined}
                onWhole={setWhole}
                onChange={change}
                onUndo={undo}
                onRedo={redo}
              />
            </>
          )}
          {panel === 'apercu' && (
            <>
              <h2 className="fr-sr-only">Aperçu</h2>
              <PreviewPanel draftId={draft.id} version={state.version} />
            </>
          )}
        </div>
        <div className="po-editor-side">
          <CheckPanel {...checks} onGo={go} onFix={fix} />
          {canPublish && (
            <section aria-labelledby="publication">
              <h2 className="fr-h5" id="publication">
                Publication
              </h2>
              <PublishPanel
                faults={checks.faults ?? []}
                text={text}
                version={state.version}
                scheduled={scheduled}
                publish={async (words) => {
                  const version = await saveNow();
                  if (version === undefined) return { outcome: 'draft-moved' };
                  return requests.publish({ version, ...words });
                }}
                schedule={async (asked) => {
                  const version = await saveNow();
                  if (version === undefined) return { outcome: 'draft-moved' };
                  return requests.schedule({ version, ...asked });
                }}
                accept={async ({ revisionId, fileHash }) => {
                  await requests.acceptBase({ revisionId, fileHash });
                }}
              />
            </section>
          )}
        </div>
      </div>
    </div>
  );
}
