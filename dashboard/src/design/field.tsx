import { type ComponentProps, type ReactNode, useId } from 'react';

interface Around {
  readonly label: string;
  readonly hint?: string | undefined;
  /** Says how to mend it. */
  readonly problem?: string | undefined;
}

const described = (id: string, { hint, problem }: Around) => ({
  'aria-describedby': hint || problem ? `${id}-about` : undefined,
  'aria-invalid': problem ? true : undefined,
});

const About = ({ id, hint, problem }: Around & { readonly id: string }) =>
  hint || problem ? (
    <p id={`${id}-about`} className={problem ? 'problem' : 'hint'}>
      {problem ?? hint}
    </p>
  ) : null;

/** A text input with its label. */
export const TextField = ({ label, hint, problem, ...input }: Around & ComponentProps<'input'>) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input id={id} {...described(id, { label, hint, problem })} {...input} />
      <About id={id} label={label} hint={hint} problem={problem} />
    </div>
  );
};

/** A native list of choices. */
export const SelectField = ({
  label,
  hint,
  problem,
  children,
  ...select
}: Around & ComponentProps<'select'> & { readonly children: ReactNode }) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} {...described(id, { label, hint, problem })} {...select}>
        {children}
      </select>
      <About id={id} label={label} hint={hint} problem={problem} />
    </div>
  );
};

/** A text of several lines with its label. */
export const AreaField = ({ label, hint, problem, ...area }: Around & ComponentProps<'textarea'>) => {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea id={id} {...described(id, { label, hint, problem })} {...area} />
      <About id={id} label={label} hint={hint} problem={problem} />
    </div>
  );
};
