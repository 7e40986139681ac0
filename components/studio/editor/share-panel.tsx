'use client';

import { useRef, useState } from 'react';
import { PREVIEW_DAYS, type PreviewDays } from '#lib/studio/preview-days.ts';
import type { PreviewLink } from '#lib/studio/preview-links.ts';
import { describeFailure } from './describe-failure.ts';
import type { DraftRequests } from './draft-requests.ts';

interface SharePanelProps {
  requests: DraftRequests;
  links: readonly PreviewLink[];
  /** Saves what is not saved yet: the link shows what the server holds. */
  saveNow: () => Promise<unknown>;
}

const LABELS: Readonly<Record<PreviewDays, string>> = { 1: 'un jour', 7: 'sept jours', 30: 'trente jours' };

/** The address, shown once: the portal keeps none of it that could be read again. */
function NewLink({ address, expires }: { address: string; expires: string }) {
  const [isCopied, setCopied] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const copy = async () => {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(address);
      setCopied(true);
    } catch {
      // Refused by the browser: the address is selected, ready for Ctrl + C.
    }
  };
  return (
    <div className="fr-input-group po-share-new">
      <label className="fr-label" htmlFor="lien-apercu">
        Adresse à envoyer
        <span className="fr-hint-text">
          Copiez-la maintenant : elle ne sera plus montrée. Elle expire le {expires}.
        </span>
      </label>
      <input className="fr-input" id="lien-apercu" ref={field} readOnly value={address} />
      <button type="button" className="fr-btn fr-btn--sm fr-btn--secondary" onClick={() => void copy()}>
        Copier l’adresse
      </button>
      <p role="status">{isCopied ? 'L’adresse est copiée.' : ''}</p>
    </div>
  );
}

/** Links by which people without a session see the page that this draft would make. */
export function SharePanel({ requests, links: known, saveNow }: SharePanelProps) {
  const [links, setLinks] = useState(known);
  const [days, setDays] = useState<PreviewDays>(7);
  const [made, setMade] = useState<{ address: string; link: PreviewLink }>();
  const [refusal, setRefusal] = useState<string>();
  const [said, setSaid] = useState('');
  const share = async () => {
    await saveNow();
    const answer = await requests.share(days);
    if ('failure' in answer) setRefusal(describeFailure(answer));
    else if (answer.outcome === 'too-many')
      setRefusal(`Ce brouillon a déjà ${answer.most} liens : retirez-en un d’abord.`);
    else {
      setRefusal(undefined);
      setMade({ address: new URL(answer.path, location.origin).href, link: answer.link });
      setLinks([answer.link, ...links]);
      setSaid('Le lien est fait.');
    }
  };
  const revoke = async (link: PreviewLink) => {
    const answer = await requests.revoke(link.id);
    if ('failure' in answer) {
      setRefusal(describeFailure(answer));
      return;
    }
    setLinks(links.filter(({ id }) => id !== link.id));
    if (made?.link.id === link.id) setMade(undefined);
    setSaid('Le lien est retiré : il ne montre plus rien.');
    document.getElementById('partage-etat')?.focus();
  };
  return (
    <div className="po-stack po-stack--sm">
      <p className="fr-text--sm">
        Qui a le lien voit le texte enregistré de ce brouillon, sans se connecter. Ne l’envoyez qu’aux
        personnes qui doivent le relire.
      </p>
      <div className="fr-select-group">
        <label className="fr-label" htmlFor="duree-lien">
          Le lien expire dans
        </label>
        <select
          className="fr-select"
          id="duree-lien"
          value={days}
          onChange={(event) => {
            const chosen = PREVIEW_DAYS.find((one) => String(one) === event.target.value);
            if (chosen) setDays(chosen);
          }}
        >
          {PREVIEW_DAYS.map((one) => (
            <option key={one} value={one}>
              {LABELS[one]}
            </option>
          ))}
        </select>
      </div>
      <button type="button" className="fr-btn fr-btn--secondary fr-btn--sm" onClick={() => void share()}>
        Créer un lien d’aperçu
      </button>
      <div role="alert">
        {refusal !== undefined && <p className="fr-message fr-message--error">{refusal}</p>}
      </div>
      <p role="status" id="partage-etat" tabIndex={-1} className={said ? undefined : 'fr-sr-only'}>
        {said}
      </p>
      {made && <NewLink address={made.address} expires={made.link.expires} />}
      {links.length > 0 && (
        <ul className="po-desk-list" aria-label="Liens en cours">
          {links.map((link) => (
            <li key={link.id}>
              <p>
                Créé le {link.created} par {link.author}, expire le {link.expires}
              </p>
              <button
                type="button"
                className="fr-btn fr-btn--tertiary fr-btn--sm"
                aria-label={`Retirer le lien créé le ${link.created}`}
                onClick={() => void revoke(link)}
              >
                Retirer
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
