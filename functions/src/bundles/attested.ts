/** Verifies a token of App Check, and rejects an invalid one. */
export type VerifyToken = (token: string) => Promise<unknown>;

/** Tells whether a request comes from one of the app's own installations. */
export type Attested = (token: string | undefined) => Promise<boolean>;

/** @param verify absent if App Check is not enforced: every request passes */
export const attested =
  (verify: VerifyToken | undefined): Attested =>
  async (token) => {
    if (!verify) return true;
    if (!token) return false;
    try {
      await verify(token);
      return true;
    } catch {
      return false;
    }
  };
