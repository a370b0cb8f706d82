import { AreaField } from '../../design/field.tsx';
import { useWords } from '../../words/language.tsx';
import { PeopleStepper } from '../people-stepper.tsx';
import type { Wish } from './use-wish.ts';
import { namesIn } from './wished.ts';

/** More than a form should offer; the server says the rest. */
const largestParty = 20;

interface PartyProps {
  readonly partySize: number;
  /** One in a line. */
  readonly names: string;
  readonly onChange: (change: Partial<Wish>) => void;
}

const Names = ({ partySize, names, onChange }: PartyProps) => {
  const { party } = useWords();
  const isTooMany = namesIn(names).length > partySize;
  return (
    <details className="fold">
      <summary>{party.who}</summary>
      <AreaField
        label={party.names}
        hint={party.hint}
        problem={isTooMany ? party.tooMany(partySize) : undefined}
        rows={Math.min(partySize, 5)}
        value={names}
        onChange={({ target: { value } }) => onChange({ names: value })}
      />
    </details>
  );
};

/** How many come, and, if they like, who. */
export const PartyChoice = (props: PartyProps) => {
  const { partySize, onChange } = props;
  return (
    <>
      <PeopleStepper value={partySize} max={largestParty} onChange={(many) => onChange({ partySize: many })} />
      {partySize > 1 && <Names {...props} />}
    </>
  );
};
