'use client';

import type { CheckedFault } from '#lib/studio/checked-fault.ts';

interface CheckPanelProps {
  /** Undefined while the text has not been checked. */
  faults: readonly CheckedFault[] | undefined;
  checking: boolean;
  failure: string | undefined;
  /** Who only reads is told the line, and mends nothing. */
  isReading: boolean;
  onGo: (fault: CheckedFault) => void;
  onFix: (fault: CheckedFault) => void;
}

function summarise(faults: readonly CheckedFault[] | undefined): string {
  if (!faults) return 'Contrôle en cours…';
  const blocking = faults.filter((fault) => fault.blocking).length;
  const others = faults.length - blocking;
  if (faults.length === 0) return 'Rien à signaler.';
  const parts = [
    blocking > 0 ? `${blocking} ${blocking > 1 ? 'points empêchent' : 'point empêche'} la publication` : '',
    others > 0 ? `${others} ${others > 1 ? 'conseils' : 'conseil'}` : '',
  ];
  return `${parts.filter(Boolean).join(', ')}.`;
}

/** What the check says of the text, with its line, what to do, and a correction where it is sure. */
export function CheckPanel({ faults, checking, failure, isReading, onGo, onFix }: CheckPanelProps) {
  const sorted = [...(faults ?? [])].sort(
    (a, b) => Number(b.blocking) - Number(a.blocking) || a.line - b.line,
  );
  return (
    <section aria-labelledby="controle" className="po-checks">
      <h2 className="fr-h5" id="controle">
        Contrôle
      </h2>
      <p role="status" id="controle-etat" tabIndex={-1} aria-busy={checking}>
        {failure ?? summarise(faults)}
      </p>
      <ul className="po-faults">
        {sorted.map((fault, rank) => (
          <li key={rank} className={fault.blocking ? 'po-fault po-fault--blocking' : 'po-fault'}>
            <p>
              <strong>{fault.blocking ? 'À corriger' : 'Conseil'}</strong> – {fault.message}
            </p>
            <p className="fr-text--sm">
              {isReading && `Ligne ${fault.line}. `}
              {fault.remedy}
            </p>
            {!isReading && (
              <div className="po-fault-actions">
                <button
                  type="button"
                  className="fr-btn fr-btn--tertiary-no-outline fr-btn--sm"
                  onClick={() => {
                    onGo(fault);
                  }}
                >
                  Aller à la ligne {fault.line}
                  <span className="fr-sr-only"> : {fault.message}</span>
                </button>
                {fault.fix && (
                  <button
                    type="button"
                    className="fr-btn fr-btn--tertiary fr-btn--sm"
                    onClick={() => {
                      onFix(fault);
                    }}
                  >
                    Corriger<span className="fr-sr-only"> : {fault.message}</span>
                  </button>
                )}
              </div>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
