'use client';

import { useState } from 'react';
import { instantsOfMinute } from '#lib/clock.ts';
import type { AskedTime } from '#lib/studio/schedule.ts';
import { readTimeForm, type TimeFields } from '#lib/studio/schedule-form.ts';
import { OCCURRENCES } from '#lib/studio/schedule-time.ts';
import { OCCURRENCE_WORDS, TIME_WORDS } from '#lib/studio/schedule-words.ts';

interface WhenFieldsProps {
  /** Begins the identifiers of its fields. */
  id: string;
  start?: TimeFields | undefined;
  onChange?: (time: AskedTime) => void;
}

function toTime({ day, hour }: TimeFields, fois: string): AskedTime {
  return readTimeForm(new URLSearchParams({ jour: day, heure: hour, fois }));
}

/** A day and an hour in Paris; which of the two when the hour comes twice. */
export function WhenFields({ id, start, onChange }: WhenFieldsProps) {
  const [fields, setFields] = useState<TimeFields>(start ?? { day: '', hour: '' });
  const [which, setWhich] = useState('');
  const { minute } = toTime(fields, which);
  const count = minute === '' ? 1 : instantsOfMinute(minute).length;
  const change = (next: TimeFields, nextWhich = which) => {
    setFields(next);
    setWhich(nextWhich);
    onChange?.(toTime(next, nextWhich));
  };
  return (
    <>
      <div className={`fr-input-group${count === 0 ? ' fr-input-group--error' : ''}`}>
        <label className="fr-label" htmlFor={`${id}-jour`}>
          Date
        </label>
        <input
          className="fr-input"
          type="date"
          id={`${id}-jour`}
          name="jour"
          required
          value={fields.day}
          aria-describedby={`${id}-faute`}
          onChange={(event) => {
            change({ ...fields, day: event.target.value });
          }}
        />
      </div>
      <div className={`fr-input-group${count === 0 ? ' fr-input-group--error' : ''}`}>
        <label className="fr-label" htmlFor={`${id}-heure`}>
          Heure
          <span className="fr-hint-text">Heure de Paris.</span>
        </label>
        <input
          className="fr-input"
          type="time"
          id={`${id}-heure`}
          name="heure"
          required
          value={fields.hour}
          aria-invalid={count === 0}
          aria-describedby={`${id}-faute`}
          onChange={(event) => {
            change({ ...fields, hour: event.target.value });
          }}
        />
        <div id={`${id}-faute`} role="status">
          {count === 0 && <p className="fr-error-text">{TIME_WORDS['no-such-hour']}</p>}
          {count === 2 && which === '' && <p className="fr-info-text">{TIME_WORDS['hour-twice']}</p>}
        </div>
      </div>
      {count === 2 && (
        <fieldset className="fr-fieldset" aria-labelledby={`${id}-fois`}>
          <legend className="fr-fieldset__legend fr-fieldset__legend--regular" id={`${id}-fois`}>
            Laquelle
          </legend>
          {OCCURRENCES.map((one) => (
            <div className="fr-fieldset__element" key={one}>
              <div className="fr-radio-group fr-radio-group--sm">
                <input
                  type="radio"
                  id={`${id}-${one}`}
                  name="fois"
                  value={one}
                  required
                  checked={which === one}
                  onChange={() => {
                    change(fields, one);
                  }}
                />
                <label className="fr-label" htmlFor={`${id}-${one}`}>
                  {OCCURRENCE_WORDS[one]}
                </label>
              </div>
            </div>
          ))}
        </fieldset>
      )}
    </>
  );
}
