import type { Command, Outcome } from '@counterfoil/domain/core';
import type { Connection } from '../connection/connection.ts';
import type { Overlay } from './overlay.ts';

/** Shows a command as done from the moment on in which this device could decide it, until it is known what became of it. */
export type ShowCommand = (command: Command, outcome: Promise<Outcome>) => void;

export const createShowCommand =
  (connection: Connection, overlay: Overlay): ShowCommand =>
  (command, outcome) => {
    let open = true;
    const begun = overlay.engine().then(async (engine) => {
      // What cannot be decided here is shown when the server has.
      if (open) await engine?.begin(connection, command, () => open).catch(() => {});
      return engine;
    });
    const settle = async (settled?: Outcome): Promise<void> => {
      open = false;
      const engine = await begun;
      if (settled?.outcome !== 'rejected') return engine?.settle(command, settled);
      const conflict = await engine?.conflict(connection, command, settled.rejection).catch(() => undefined);
      engine?.settle(command, settled);
      overlay.refuse({ command, rejection: settled.rejection, ...(conflict ? { conflict } : {}) });
    };
    outcome.then(settle, () => settle());
  };
