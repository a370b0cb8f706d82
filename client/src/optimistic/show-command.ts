import type { Command, Outcome } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Overlay } from './overlay.ts';

/** Shows a command as done from the moment on in which this device could decide it, until it is known what became of it. */
export type Show = (command: Command, outcome: Promise<Outcome>) => void;

export const createShow =
  (connection: Connection, overlay: Overlay): Show =>
  (command, outcome) => {
    let open = true;
    const begun = overlay.optimist().then(async (optimist) => {
      // What cannot be decided here is shown when the server has.
      if (open) await optimist?.begin(connection, command, () => open).catch(() => {});
      return optimist;
    });
    const settle = async (settled?: Outcome): Promise<void> => {
      open = false;
      const optimist = await begun;
      if (settled?.outcome !== 'rejected') return optimist?.settle(command, settled);
      const conflict = await optimist?.conflict(connection, command, settled.rejection).catch(() => undefined);
      optimist?.settle(command, settled);
      overlay.refuse({ command, rejection: settled.rejection, ...(conflict ? { conflict } : {}) });
    };
    outcome.then(settle, () => settle());
  };
