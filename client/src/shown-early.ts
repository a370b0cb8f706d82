import type { Command, Outcome } from '@counterfoil/domain/core';
import type { Connection } from './connection.ts';
import type { Overlay } from './overlay.ts';

/** Shows a command as done from the moment on in which this device could decide it, until it is known what became of it. */
export const shownEarly =
  ({ auth, firestore }: Connection, overlay: Overlay, send: (command: Command) => Promise<Outcome>) =>
  async (command: Command): Promise<Outcome> => {
    let open = true;
    const begun = overlay.optimist().then(async (optimist) => {
      const user = auth.currentUser;
      const sender = user && { uid: user.uid, name: user.displayName ?? undefined, firestore };
      if (sender && open) await optimist?.begin(command, sender, () => open);
      return optimist;
    });
    const settle = (outcome?: Outcome) => {
      open = false;
      void begun.then((optimist) => optimist?.settle(command.id, outcome));
    };
    try {
      const outcome = await send(command);
      settle(outcome);
      return outcome;
    } catch (error) {
      settle();
      throw error;
    }
  };
