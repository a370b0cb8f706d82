import type { ComponentProps, ReactNode } from 'react';

type Look = 'primary' | 'plain' | 'normal';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled'> {
  readonly look?: Look;
  readonly wide?: boolean;
  /** Its command is on its way: it keeps its place and its focus. */
  readonly busy?: boolean;
  /** It stays reachable by keyboard, so that its reader learns why. */
  readonly off?: boolean;
  readonly children: ReactNode;
}

const classesOf = (look: Look, wide: boolean): string =>
  ['button', ...(look === 'normal' ? [] : [look]), ...(wide ? ['wide'] : [])].join(' ');

export const Button = ({ look = 'normal', wide = false, busy = false, off = false, onClick, ...rest }: ButtonProps) => (
  <button
    type="button"
    {...rest}
    className={classesOf(look, wide)}
    aria-busy={busy || undefined}
    aria-disabled={off || busy || undefined}
    onClick={(event) => {
      if (off || busy) event.preventDefault();
      else onClick?.(event);
    }}
  />
);
