import { type Counterfoil, UnsentWork } from '@counterfoil/client';

/** Signs out; asks first where something of this device would be lost. */
export const signOut = async (counterfoil: Counterfoil): Promise<void> => {
  try {
    await counterfoil.signOut();
  } catch (error) {
    if (!(error instanceof UnsentWork)) throw error;
    const many = error.pending.length;
    const what =
      many === 1 ? '1 change has not been sent yet. Drop it' : `${many} changes have not been sent yet. Drop them`;
    if (confirm(`${what} and sign out?`)) await counterfoil.signOut({ force: true });
  }
};
