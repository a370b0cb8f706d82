import type { Command, Outcome } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Overlay } from './overlay.ts';

/** Shows a command as done as soon as this device can decide it, and reports a refused outcome. */
export type ShowCommand = (command: Command, outcome: Promise<Outcome>) => void;

export const createShowCommand =
  (connection: Connection, overlay: Overlay): ShowCommand =>
  (command, outcome) => {
    const conflictOf = overlay.engine().then((engine) => engine?.show(connection, command, outcome));
    const report = async (settled: Outcome): Promise<void> => {
      const conflict = await conflictOf.catch(() => undefined);
      if (settled.outcome !== 'rejected') return;
      overlay.refuse({ command, rejection: settled.rejection, ...(conflict ? { conflict } : {}) });
    };
    outcome.then(report).catch(() => {});
  };
