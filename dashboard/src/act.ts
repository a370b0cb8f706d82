import type { Counterfoil, NewCommand } from '@counterfoil/client';
import { element } from './element.ts';

/** A button that sends a command and shows the reason for a rejection in `error`. */
export const actionButton = (
  counterfoil: Counterfoil,
  label: string,
  command: () => NewCommand,
  error: HTMLElement,
): HTMLButtonElement => {
  const button = element('button', { type: 'button' }, label);
  button.onclick = async () => {
    button.disabled = true;
    error.textContent = '';
    try {
      const outcome = await counterfoil.send(command());
      if (outcome.outcome === 'rejected') error.textContent = outcome.rejection.message;
    } catch (failure) {
      error.textContent = String(failure);
    }
    button.disabled = false;
  };
  return button;
};
