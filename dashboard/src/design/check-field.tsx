import type { ComponentProps, ReactNode } from 'react';

interface CheckProps extends Omit<ComponentProps<'input'>, 'type'> {
  readonly label: ReactNode;
}

/** A checkbox in its label, as large as a finger. */
export const CheckField = ({ label, ...input }: CheckProps) => (
  <label className="check">
    <input type="checkbox" {...input} />
    {label}
  </label>
);

/** Checkboxes that belong together. */
export const Checks = ({ legend, children }: { readonly legend: string; readonly children: ReactNode }) => (
  <fieldset className="choices">
    <legend>{legend}</legend>
    {children}
  </fieldset>
);
