'use client';

import { useId, useLayoutEffect, useRef, useState } from 'react';
import { Dialog } from '#components/studio/dialog.tsx';
import { useAnswer } from '#components/studio/use-answer.ts';
import { formatCount } from '#lib/french.ts';
import type { LinkTarget, LinkTargets } from '#lib/studio/link-targets.ts';
import { readLabel, settleAddress } from '#lib/studio/write-link.ts';

interface LinkDialogProps {
  /** What is selected, which the link will be around: its words can be changed. */
  selected: string;
  onChoose: (link: { href: string; label: string; title?: string }) => void;
  onClose: () => void;
}

const readTargets = (json: unknown) => json as LinkTargets;

function Found({ words, onChoose }: { words: string; onChoose: (target: LinkTarget) => void }) {
  const list = useAnswer(`/studio/liens/cibles?${new URLSearchParams({ q: words }).toString()}`, readTargets);
  const shown = list === 'failed' || words === '' ? undefined : list;
  return (
    <>
      <p role="status" className="po-mention">
        {words === '' && 'Écrivez un ou deux mots du titre.'}
        {list === 'failed' && 'La recherche ne répond pas. Fermez cette fenêtre, puis recommencez.'}
        {shown && formatCount(shown.total, 'page du portail', 'pages du portail')}
        {shown && shown.total > shown.targets.length && ` : les ${shown.targets.length} premières sont ici.`}
      </p>
      <ul className="po-desk-list po-link-targets">
        {shown?.targets.map((target) => (
          <li key={target.href}>
            <button
              type="button"
              className="fr-raw-button"
              onClick={() => {
                onChoose(target);
              }}
            >
              <strong>{target.title}</strong>
              <span className="po-mention">
                {target.detail} · {target.href}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** An address of one’s own: on another site, or of a mailbox. */
function FreeAddress({ onGive }: { onGive: (href: string) => void }) {
  const id = useId();
  const [given, setGiven] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      className={wrong ? 'fr-input-group fr-input-group--error' : 'fr-input-group'}
      onSubmit={(event) => {
        event.preventDefault();
        const href = settleAddress(given);
        setWrong(href === undefined);
        if (href !== undefined) onGive(href);
      }}
    >
      <label className="fr-label" htmlFor={id}>
        Ou donner une adresse
        <span className="fr-hint-text">
          https://…, /… pour une page du portail, ou une adresse électronique.
        </span>
      </label>
      <div className="po-link-address">
        <input
          className="fr-input"
          id={id}
          type="text"
          inputMode="url"
          autoComplete="off"
          maxLength={2_000}
          value={given}
          aria-invalid={wrong}
          aria-describedby={`${id}-erreur`}
          onChange={({ target }) => {
            setGiven(target.value);
            setWrong(false);
          }}
        />
        <button type="submit" className="fr-btn fr-btn--secondary">
          Insérer
        </button>
      </div>
      <p id={`${id}-erreur`} className={wrong ? 'fr-error-text' : 'fr-sr-only'} aria-live="polite">
        {wrong && 'Cette adresse ne mène nulle part : écrivez-la entière, par exemple https://www.gouv.fr.'}
      </p>
    </form>
  );
}

/** Makes a link of what is selected, to a page of the portal or to any address. */
export function LinkDialog({ selected, onChoose, onClose }: LinkDialogProps) {
  const id = useId();
  const search = useRef<HTMLInputElement>(null);
  // Once the window is open: it puts the focus on its first button.
  useLayoutEffect(() => {
    search.current?.focus();
  }, []);
  const [label, setLabel] = useState(() => readLabel(selected));
  const [words, setWords] = useState('');
  return (
    <Dialog title="Insérer un lien" onClose={onClose}>
      <div className="fr-input-group">
        <label className="fr-label" htmlFor={`${id}texte`}>
          Texte du lien
          <span className="fr-hint-text">Vide : le titre de la page choisie.</span>
        </label>
        <input
          className="fr-input"
          id={`${id}texte`}
          maxLength={1_000}
          value={label}
          autoComplete="off"
          onChange={({ target }) => {
            setLabel(target.value);
          }}
        />
      </div>
      <div className="fr-input-group" role="search">
        <label className="fr-label" htmlFor={`${id}mots`}>
          Chercher une page du portail
        </label>
        <input
          className="fr-input"
          ref={search}
          type="search"
          id={`${id}mots`}
          maxLength={200}
          value={words}
          autoComplete="off"
          onChange={({ target }) => {
            setWords(target.value);
          }}
        />
      </div>
      <Found
        words={words.trim()}
        onChoose={({ href, title }) => {
          onChoose({ href, label, title });
        }}
      />
      <FreeAddress
        onGive={(href) => {
          onChoose({ href, label });
        }}
      />
    </Dialog>
  );
}
