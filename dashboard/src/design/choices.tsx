import { type ReactNode, useId } from 'react';

export interface Choice<Value extends string> {
  readonly value: Value;
  readonly content: ReactNode;
  readonly off?: boolean;
  /** For readers, if the content alone does not say it. */
  readonly label?: string;
  readonly className?: string;
}

interface ChoicesProps<Value extends string> {
  readonly legend: ReactNode;
  readonly choices: readonly Choice<Value>[];
  readonly value: Value | undefined;
  readonly onChoose: (value: Value) => void;
  /** Of the box around the choices. */
  readonly className?: string;
  readonly round?: boolean;
}

/** One of a few, as radio buttons that one sees as cards, pills or days. Arrow keys move, as everywhere. */
export const Choices = <Value extends string>({
  legend,
  choices,
  value,
  onChoose,
  className = 'wrap',
  round = false,
}: ChoicesProps<Value>) => {
  const name = useId();
  return (
    <fieldset className="choices">
      <legend>{legend}</legend>
      <div className={className}>
        {choices.map((one) => (
          <label key={one.value} className={['choice', round ? 'round' : '', one.className ?? ''].join(' ').trim()}>
            <input
              type="radio"
              name={name}
              checked={one.value === value}
              disabled={one.off}
              aria-label={one.label}
              onChange={() => onChoose(one.value)}
            />
            <span>{one.content}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
};
