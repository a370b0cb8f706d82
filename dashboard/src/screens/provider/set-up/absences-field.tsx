import { useState } from 'react';
import { Button } from '../../../design/button.tsx';
import { TextField } from '../../../design/field.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { useFormats } from '../../../words/use-formats.ts';
import { dayAsDate } from '../../customer/days.ts';
import { absenceOf, absenceText } from './absences.ts';

interface AbsencesProps {
  readonly absences: readonly string[];
  readonly onChange: (absences: readonly string[]) => void;
}

const noDays = { from: '', until: '' };

/** Holidays of one who serves. Bookings that are made already stay. */
export const AbsencesField = ({ absences, onChange }: AbsencesProps) => {
  const { setUp, resources } = useSetUpWords();
  const format = useFormats('UTC');
  const [days, setDays] = useState(noDays);
  const text = absenceText(days);
  const add = () => {
    if (!text) return;
    onChange([...absences, text].toSorted());
    setDays(noDays);
  };
  return (
    <fieldset className="choices">
      <legend>{resources.away}</legend>
      <div className="stack tight">
        <p className="quiet small">{resources.awayHint}</p>
        {absences.map((one) => {
          const { from, until } = absenceOf(one);
          const name = setUp.span(format.date(dayAsDate(from)), format.date(dayAsDate(until)));
          return (
            <div key={one} className="row">
              {name}
              <Button
                look="plain"
                aria-label={`${setUp.remove}: ${name}`}
                onClick={() => onChange(absences.filter((other) => other !== one))}
              >
                {setUp.remove}
              </Button>
            </div>
          );
        })}
        <div className="pair">
          <TextField
            label={setUp.firstDay}
            type="date"
            value={days.from}
            onChange={({ target: { value } }) => setDays({ from: value, until: days.until || value })}
          />
          <TextField
            label={setUp.lastDay}
            type="date"
            min={days.from}
            value={days.until}
            onChange={({ target: { value } }) => setDays({ ...days, until: value })}
          />
        </div>
        <div>
          <Button off={!text} onClick={add}>
            {resources.addAway}
          </Button>
        </div>
      </div>
    </fieldset>
  );
};
