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
  const explain = (reason: unknown): void => {
    error.textContent = String(reason);
  };
  button.onclick = async () => {
    button.disabled = true;
    error.textContent = '';
    const sent = counterfoil.send(command());
    sent.outcome.then((outcome) => {
      if (outcome.outcome === 'rejected') explain(outcome.rejection.message);
    }, explain);
    // Offline, the outcome may take hours. The command is safe once this device has it.
    await sent.kept.catch(() => {});
    button.disabled = false;
  };
  return button;
};
