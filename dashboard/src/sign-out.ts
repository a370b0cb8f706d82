import { type Counterfoil, UnsentWork } from '@counterfoil/client';

/** Signs out; asks first where something of this device would be lost. */
export const signOut = async (counterfoil: Counterfoil): Promise<void> => {
  try {
    await counterfoil.signOut();
  } catch (error) {
    if (!(error instanceof UnsentWork)) throw error;
    const what = error.pending.length === 1 ? '1 change has' : `${error.pending.length} changes have`;
    if (confirm(`${what} not been sent yet. Drop it and sign out?`)) await counterfoil.signOut({ force: true });
  }
};
