import { type Auth, AuthErrorCode, FirebaseAuthError } from 'firebase-admin/auth';

/** The address at which a person has proved to read mail, as of now. */
export type AddressOf = (uid: string) => Promise<string | undefined>;

/**
 * Asks Auth at each mail. The address in a profile is only what somebody typed, and an address that was verified once
 * may belong to somebody else today.
 */
export const verifiedAddress =
  (auth: () => Pick<Auth, 'getUser'>): AddressOf =>
  async (uid) => {
    try {
      const { email, emailVerified, disabled } = await auth().getUser(uid);
      return emailVerified && !disabled ? email : undefined;
    } catch (error) {
      if (error instanceof FirebaseAuthError && error.hasCode(AuthErrorCode.USER_NOT_FOUND)) return undefined;
      throw error;
    }
  };
