import { type Counterfoil, UnsentWork } from '@counterfoil/client';

/** Signs out. Requires confirmation if unsent changes would be lost. */
export const signOut = async (counterfoil: Counterfoil): Promise<void> => {
  try {
    await counterfoil.signOut();
  } catch (error) {
    if (!(error instanceof UnsentWork)) throw error;
    const count = error.pending.length;
    const question =
      count === 1 ? '1 change has not been sent yet. Drop it' : `${count} changes have not been sent yet. Drop them`;
    if (confirm(`${question} and sign out?`)) await counterfoil.signOut({ force: true });
  }
};
