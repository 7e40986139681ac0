'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { OfferedText } from '#lib/studio/closed-drafts.ts';
import type { FormField } from '#lib/studio/form-model.ts';
import type { CardChoices } from '#lib/studio/card-choices.ts';
import { MAX_QUOTE } from '#lib/studio/comment-limits.ts';
import { countOpenComments } from '#lib/studio/comment-words.ts';
import type { Comments } from '#lib/studio/comments.ts';
import type { NoticeWords } from '#lib/studio/notices.ts';
import type { Companion } from '#lib/studio/presence.ts';
import type { PreviewLink } from '#lib/studio/preview-links.ts';
import {
  bodyStart,
  editSource,
  offsetOf,
  readFrontMatter,
  type SourceEdit,
} from '#lib/studio/source-edit.ts';
import type { Suggestions } from '#lib/studio/suggestions.ts';
import type { Unseen } from '#lib/studio/unseen.ts';
import { YamlEditError } from '#lib/studio/yaml-value.ts';
import { CheckPanel } from './check-panel.tsx';
import type { CheckedFault } from '#lib/studio/checked-fault.ts';
import { quotePassage } from './comment-form.tsx';
import { CommentsPanel } from './comments-panel.tsx';
import { DraftRequests, type PageSession } from './draft-requests.ts';
import type { DraftStart } from './draft-state.ts';
import { FichePanel } from './fiche-panel.tsx';
import { KeptNotice } from './kept-notice.tsx';
import { MeetingPanel } from './meeting-panel.tsx';
import { OfferedNotice } from './offered-notice.tsx';
import { PanelChoice, type PanelId } from './panel-choice.tsx';
import { PresenceBar } from './presence-bar.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { PublishPanel } from './publish-panel.tsx';
import { SaveStatus } from './save-status.tsx';
import type { ScheduledDraft } from './scheduled-state.tsx';
import { SharePanel } from './share-panel.tsx';
import { findTextAim, type TextAim } from './text-aim.ts';
import { TextPanel } from './text-panel.tsx';
import { useReady } from '#components/studio/use-ready.ts';
import { useAnchor } from './use-anchor.ts';
import { useChecks } from './use-checks.ts';
import { useComments } from './use-comments.ts';
import { useDraft } from './use-draft.ts';
import { usePresence } from './use-presence.ts';
import { WatchPanel } from './watch-panel.tsx';

export interface EditorProps {
  draft: DraftStart;
  format: 'md' | 'mdx';
  fields: FormField[];
  suggestions: Suggestions;
  choices: CardChoices;
  /** Who opened the page, and in which session. */
  page: PageSession;
  canSave: boolean;
  canPublish: boolean;
  scheduled: ScheduledDraft | null;
  today: string;
  /** Who else had the hand when the page was made. */
  holder: Companion | null;
  links: PreviewLink[];
  /** A text of an earlier draft, asked for by the address. */
  offered: OfferedText | null;
  comments: Comments;
  /** What was done with a comment, where that led to this page. */
  notice: NoticeWords | undefined;
}

/** The editor of a draft: the fiche, the text and the page, the check beside them. */
export function Editor(props: EditorProps) {
  const {
    draft,
    format,
    fields,
    suggestions,
    choices,
    page,
    canSave,
    canPublish,
    scheduled,
    today,
    holder,
    links,
    offered,
  } = props;
  const [token, setToken] = useState(page.token);
  const [requests] = useState(() => new DraftRequests(draft.id, page, setToken));
  const isReady = useReady();
  const commenting = useComments(requests, { initial: props.comments, notice: props.notice });
  const writing = useDraft(draft, requests);
  const { state, saveNow, change, undo, redo } = writing;
  const { text, save } = state;
  const latestHeld = save.kind === 'hand-taken' ? save.latest : null;
  const presence = usePresence({
    requests,
    version: latestHeld?.version ?? state.version,
    holder,
    canSave,
    onBeat: async (beat, back) => {
      await writing.meet(beat, back);
      await commenting.meet(beat.commentsMark);
    },
    onLost: writing.handOver,
    isRefused: save.kind === 'hand-taken',
  });
  const isReading = !presence.hasHand;
  const [unseen, setUnseen] = useState<Unseen>();
  const [panel, setPanel] = useState<PanelId>('fiche');
  const [whole, setWhole] = useState(false);
  const [said, setSaid] = useState('');
  const [aim, setAim] = useState<TextAim>();
  const showText = useCallback((wanted: boolean, place: TextAim) => {
    setPanel('texte');
    setWhole(wanted);
    setAim(place);
  }, []);
  const showFiche = useCallback(() => {
    setPanel('fiche');
  }, []);
  const showBody = useCallback(() => {
    showText(false, { start: 0, end: 0 });
  }, [showText]);
  useAnchor(showFiche, showBody);
  const read = isReading ? (latestHeld?.text ?? text) : text;
  const checks = useChecks(read, requests);
  // Most keys are of the body: the front matter is read again when it changes.
  const head = text.slice(0, bodyStart(text));
  const values = useMemo(() => readFrontMatter(head), [head]);
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
  const go = (fault: CheckedFault) => {
    const found = findTextAim(text, fault, values === undefined);
    showText(found.whole, found.aim);
  };
  const fix = ({ fix: change_, message }: CheckedFault) => {
    if (!change_) return;
    change(
      text.slice(0, offsetOf(text, change_.start)) + change_.text + text.slice(offsetOf(text, change_.end)),
    );
    setSaid(`Corrigé : ${message}`);
    document.getElementById('controle-etat')?.focus();
  };
  const quote = (passage: string) => {
    if (quotePassage(passage))
      commenting.say({ tone: 'success', text: `Le passage est coupé à ${MAX_QUOTE} caractères.` });
  };
  const choose = (next: PanelId) => {
    setPanel(next);
    if (next === 'apercu') void saveNow();
  };
  return (
    <div className="po-editor">
      <div inert={!isReady}>
        <PresenceBar
          presence={presence}
          canSave={canSave}
          isAside={save.kind === 'hand-taken'}
          onTake={() => {
            void presence.takeHand();
          }}
        />
      </div>
      {!isReading && (
        <MeetingPanel
          writing={writing}
          presence={presence}
          requests={requests}
          unseen={unseen}
          onUnseen={setUnseen}
        />
      )}
      <KeptNotice draft={draft} isShown={!isReading && save.kind !== 'conflict'} onTake={writing.resume} />
      <OfferedNotice
        offered={offered}
        isShown={!isReading && save.kind !== 'conflict'}
        onTake={writing.resume}
      />
      <div className="po-editor-bar" inert={!isReady}>
        <PanelChoice
          panel={isReading && panel === 'fiche' ? 'texte' : panel}
          isReading={isReading}
          onChoose={choose}
        />
        {!isReading && (
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
        )}
        {commenting.comments.open > 0 && (
          <a className="fr-link fr-link--sm" href="#commentaires">
            {countOpenComments(commenting.comments.open)}
          </a>
        )}
        {!isReading && (
          <SaveStatus draftId={draft.id} save={save} isKept={state.isKept} onSave={() => void saveNow()} />
        )}
      </div>
      <p role="status" className="fr-sr-only">
        {said}
      </p>
      <div className={panel === 'apercu' ? 'po-editor-columns po-editor-columns--wide' : 'po-editor-columns'}>
        <div className="po-editor-main" inert={!isReady || writing.isSettling}>
          {isReading && panel !== 'apercu' && (
            <>
              <h2 className="fr-sr-only">Texte</h2>
              <WatchPanel text={read} onQuote={quote} />
            </>
          )}
          {!isReading && panel === 'fiche' && (
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
          {!isReading && panel === 'texte' && (
            <>
              <h2 className="fr-sr-only">Texte</h2>
              <TextPanel
                source={text}
                format={format}
                choices={choices}
                token={token}
                whole={whole || values === undefined}
                canShowBody={values !== undefined}
                aim={aim}
                onAimed={() => {
                  setAim(undefined);
                }}
                onWhole={setWhole}
                onChange={change}
                onUndo={undo}
                onRedo={redo}
                onQuote={quote}
                say={setSaid}
              />
            </>
          )}
          {panel === 'apercu' && (
            <>
              <h2 className="fr-sr-only">Aperçu</h2>
              <PreviewPanel draftId={draft.id} version={latestHeld?.version ?? state.version} />
            </>
          )}
        </div>
        <div className="po-editor-side">
          <div inert={!isReady}>
            <CheckPanel {...checks} isReading={isReading} onGo={go} onFix={fix} />
          </div>
          <CommentsPanel
            state={commenting}
            draftId={draft.id}
            version={latestHeld?.version ?? state.version}
            token={token}
          />
          {canPublish && !isReading && (
            <section aria-labelledby="publication" inert={!isReady}>
              <h2 className="fr-h5" id="publication">
                Publication
              </h2>
              <PublishPanel
                faults={checks.faults ?? []}
                version={state.version}
                scheduled={scheduled}
                openComments={commenting.comments.open}
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
                onUnseen={setUnseen}
              />
            </section>
          )}
          {canSave && (
            <section aria-labelledby="partage" inert={!isReady}>
              <h2 className="fr-h5" id="partage">
                Partager l’aperçu
              </h2>
              <SharePanel requests={requests} links={links} saveNow={saveNow} />
            </section>
          )}
        </div>
      </div>
    </div>
  );
}
