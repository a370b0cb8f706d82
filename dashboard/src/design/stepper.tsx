import { Button } from './button.tsx';

interface StepperProps {
  readonly label: string;
  readonly fewer: string;
  readonly more: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Stands between the buttons: «2 people». */
  readonly shown: string;
  readonly onChange: (value: number) => void;
}

/** A small whole number, by two buttons. */
export const Stepper = ({ label, fewer, more, value, min, max, shown, onChange }: StepperProps) => (
  <div className="field">
    <span className="label">{label}</span>
    {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a grid of three in one line */}
    <div className="stepper" role="group" aria-label={label}>
      <Button aria-label={fewer} off={value <= min} onClick={() => onChange(value - 1)}>
        −
      </Button>
      <output aria-live="polite">{shown}</output>
      <Button aria-label={more} off={value >= max} onClick={() => onChange(value + 1)}>
        +
      </Button>
    </div>
  </div>
);
