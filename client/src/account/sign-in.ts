import {
  confirmPasswordReset,
  createUserWithEmailAndPassword,
  isSignInWithEmailLink,
  reload,
  sendEmailVerification,
  sendPasswordResetEmail,
  sendSignInLinkToEmail,
  signInWithEmailAndPassword,
  signInWithEmailLink,
  type User,
  updateProfile,
} from 'firebase/auth';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { readStored, store } from '../connection/storage.ts';
import { authOf, type Client, requireUser, tell } from './parts.ts';

export interface Credentials {
  readonly email: string;
  readonly password: string;
}

export interface Registration extends Credentials {
  /** Stands in a member's document and on bookings, unless the profile has another name. */
  readonly displayName?: string;
}

/** The address that a sign-in link was sent to, on this device. */
const addressKey = 'counterfoil/sign-in';

/** Asks Auth for the account as it is now: after a verification, the next command and read carry it. */
export const refreshAccount = async (counterfoil: Client): Promise<User> => {
  const user = requireUser(counterfoil);
  await tell('reading the account', reload(user));
  await tell('renewing the token', user.getIdToken(true));
  return user;
};

/** Sends the mail that verifies the address. Invitations by mail need a verified one. */
export const sendVerification = (counterfoil: Client): Promise<void> =>
  tell('sending the verification', sendEmailVerification(requireUser(counterfoil)));

/**
 * Creates an account, signs in, and sends the mail that verifies the address.
 *
 * @throws CounterfoilError `email-already-in-use`, `weak-password`, `invalid-email`
 */
export const register = async (counterfoil: Client, { email, password, displayName }: Registration): Promise<User> => {
  const creating = createUserWithEmailAndPassword(authOf(counterfoil), email, password);
  const { user } = await tell('registering', creating);
  if (displayName) await tell('naming the account', updateProfile(user, { displayName }));
  await sendVerification(counterfoil);
  // The first token knows no name.
  return displayName ? await refreshAccount(counterfoil) : user;
};

/** @throws CounterfoilError `invalid-credential`, or `wrong-password` and `user-not-found` of older projects */
export const signInWithPassword = async (counterfoil: Client, { email, password }: Credentials): Promise<User> => {
  const { user } = await tell('signing in', signInWithEmailAndPassword(authOf(counterfoil), email, password));
  return user;
};

/**
 * Sends a link that signs its reader in, and creates the account if there is none. Enable e-mail links in the project.
 *
 * @param url the page that opens the link and calls `completeSignInLink`; its fragment is kept, such as an invitation's
 */
export const sendSignInLink = async (counterfoil: Client, email: string, url: string): Promise<void> => {
  const sending = sendSignInLinkToEmail(authOf(counterfoil), email, { url, handleCodeInApp: true });
  await tell('sending the sign-in link', sending);
  store(addressKey, email);
};

/**
 * Signs in with the link that has opened this page. The address is verified by it.
 *
 * @param link the address of the page, `location.href`
 * @param email the address that its reader has typed, on another device than the one that asked for the link
 * @returns `undefined` if the page was not opened by such a link
 * @throws CounterfoilError `failed-precondition` if the address is needed: ask for it, and call again
 */
export const completeSignInLink = async (
  counterfoil: Client,
  link: string,
  email = readStored(addressKey),
): Promise<User | undefined> => {
  const auth = authOf(counterfoil);
  if (!isSignInWithEmailLink(auth, link)) return undefined;
  if (!email) throw new CounterfoilError('failed-precondition', 'this device does not know the address of the link');
  const { user } = await tell('signing in', signInWithEmailLink(auth, email, link));
  store(addressKey, '');
  return user;
};

/** Sends a mail to choose another password. Succeeds for an unknown address, too, if the project protects addresses. */
export const sendPasswordReset = (counterfoil: Client, email: string): Promise<void> =>
  tell('sending the reset', sendPasswordResetEmail(authOf(counterfoil), email));

/**
 * Sets another password. For an app with a page of its own behind the mail; Firebase has one.
 *
 * @param code `oobCode` of the page's address
 */
export const completePasswordReset = (counterfoil: Client, code: string, password: string): Promise<void> =>
  tell('setting the password', confirmPasswordReset(authOf(counterfoil), code, password));
