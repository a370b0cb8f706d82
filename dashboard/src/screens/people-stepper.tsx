import { Stepper } from '../design/stepper.tsx';
import { useWords } from '../words/language.tsx';

interface PeopleStepperProps {
  readonly value: number;
  readonly max: number;
  readonly onChange: (people: number) => void;
}

/** For how many people somebody books. */
export const PeopleStepper = ({ value, max, onChange }: PeopleStepperProps) => {
  const { book } = useWords();
  return (
    <Stepper
      label={book.people}
      fewer={book.fewer}
      more={book.moreOf}
      value={value}
      min={1}
      max={max}
      shown={book.people2(value)}
      onChange={onChange}
    />
  );
};
