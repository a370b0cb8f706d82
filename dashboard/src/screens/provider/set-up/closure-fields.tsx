import type { Identified, Service } from '@counterfoil/client';
import { CheckField, Checks } from '../../../design/check-field.tsx';
import { Choices } from '../../../design/choices.tsx';
import { TextField } from '../../../design/field.tsx';
import { useSetUpWords } from '../../../words/set-up-words.ts';
import { type ClosureDraft, type draftFault, ways } from './closure-draft.ts';

type Fault = ReturnType<typeof draftFault>;

interface ClosureFieldsProps {
  readonly draft: ClosureDraft;
  readonly fault: Fault;
  readonly onChange: (change: Partial<ClosureDraft>) => void;
}

/** When it is closed: days, and the part of each of them. */
export const ClosedTimeFields = ({ draft, fault, onChange }: ClosureFieldsProps) => {
  const { setUp, closures } = useSetUpWords();
  const { firstDay, lastDay, way, opens, closes } = draft;
  const moveFirst = (day: string) => onChange({ firstDay: day, lastDay: day > lastDay ? day : lastDay });
  return (
    <>
      <div className="pair">
        <TextField
          label={setUp.firstDay}
          type="date"
          value={firstDay}
          onChange={(event) => moveFirst(event.target.value)}
        />
        <TextField
          label={setUp.lastDay}
          type="date"
          min={firstDay}
          value={lastDay}
          problem={fault && fault !== 'closes' ? closures.faults[fault] : undefined}
          onChange={(event) => onChange({ lastDay: event.target.value })}
        />
      </div>
      <Choices
        legend={closures.way}
        round
        value={way}
        onChoose={(chosen) => onChange({ way: chosen })}
        choices={ways.map((value) => ({ value, content: closures.ways[value] }))}
      />
      {way !== 'allDay' && (
        <div className="pair">
          <TextField
            label={setUp.from}
            type="time"
            value={opens}
            onChange={(event) => onChange({ opens: event.target.value })}
          />
          <TextField
            label={setUp.to}
            type="time"
            value={closes}
            problem={fault === 'closes' ? closures.faults.closes : undefined}
            onChange={(event) => onChange({ closes: event.target.value })}
          />
        </div>
      )}
    </>
  );
};

interface ClosedServicesProps {
  readonly services: readonly Identified<Service>[];
  readonly chosen: readonly string[];
  readonly onChange: (serviceIds: readonly string[]) => void;
}

/** A part of the services; without any, all of them. */
export const ClosedServices = ({ services, chosen, onChange }: ClosedServicesProps) => {
  const { closures } = useSetUpWords();
  if (services.length < 2) return null;
  return (
    <Checks legend={closures.services}>
      {services.map(({ id, name }) => (
        <CheckField
          key={id}
          label={name}
          checked={chosen.includes(id)}
          onChange={({ target: { checked } }) =>
            onChange(checked ? [...chosen, id] : chosen.filter((other) => other !== id))
          }
        />
      ))}
    </Checks>
  );
};
