import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '../account/parts.ts';
import {
  type Credentials,
  completeSignInLink,
  type Registration,
  register,
  sendPasswordReset,
  sendSignInLink,
  signInWithPassword,
} from '../account/sign-in.ts';
import { CounterfoilError } from '../connection/counterfoil-error.ts';
import { useClient } from './provided-client.ts';

/** Why somebody could not sign in: each needs another sentence. */
export type SignInProblem =
  | 'wrong-words'
  | 'wrong-address'
  | 'taken'
  | 'weak-password'
  | 'too-often'
  | 'closed'
  | 'dead-link'
  | 'unavailable';

/** The codes of Auth behind each problem. Everything else is the network's fault, or ours. */
const problems: Readonly<Record<string, SignInProblem>> = {
  'invalid-credential': 'wrong-words',
  'wrong-password': 'wrong-words',
  'user-not-found': 'wrong-words',
  'invalid-email': 'wrong-address',
  'email-already-in-use': 'taken',
  'weak-password': 'weak-password',
  'missing-password': 'wrong-words',
  'too-many-requests': 'too-often',
  'user-disabled': 'closed',
  'invalid-action-code': 'dead-link',
  'expired-action-code': 'dead-link',
};

const problemOf = (error: unknown): SignInProblem =>
  (error instanceof CounterfoilError && problems[error.code]) || 'unavailable';

/** `needs-address`: the link came to another device than the one that asked for it, so its reader types the address. */
export type LinkState = 'none' | 'following' | 'needs-address';

export interface SignInState {
  readonly busy: boolean;
  readonly problem: SignInProblem | undefined;
  /** The mail that is on its way. */
  readonly mail: { readonly to: string; readonly kind: 'link' | 'reset' } | undefined;
  /** Whether a sign-in link has opened this page. */
  readonly link: LinkState;
}

/** A form that signs people in. No function throws: `problem` says why one failed. */
export interface SignInForm extends SignInState {
  withPassword(credentials: Credentials): Promise<void>;
  register(registration: Registration): Promise<void>;
  /** Sends a link that opens this page again. */
  sendLink(email: string): Promise<void>;
  sendReset(email: string): Promise<void>;
  /** Follows the link that has opened this page, with the address that its reader has typed. */
  followLink(email: string): Promise<void>;
}

const isLink = (): boolean => 'location' in globalThis && new URLSearchParams(location.search).has('oobCode');

const ofLinks = ['apiKey', 'oobCode', 'mode', 'lang', 'continueUrl', 'tenantId'] as const;

/** The code works once, so a reload must not find it in the address. The page's own part of it stays. */
const forgetLink = (): void => {
  const address = new URL(location.href);
  for (const name of ofLinks) address.searchParams.delete(name);
  history.replaceState(null, '', address);
};

const asks = (error: unknown): boolean => error instanceof CounterfoilError && error.code === 'failed-precondition';

const required = (client: Client | undefined): Client => {
  if (!client) throw new CounterfoilError('failed-precondition', 'useSignIn needs a CounterfoilProvider');
  return client;
};

const noNews = (): Partial<SignInState> => ({});

const idle: SignInState = { busy: false, problem: undefined, mail: undefined, link: 'none' };

/**
 * Everything a sign-in form does but its looks: password, registration, sign-in link, and the mail that resets a
 * password. A link that has opened the page is followed at once.
 *
 * @param counterfoil the client; without it, the one of `CounterfoilProvider`
 *
 * @example
 * const { withPassword, problem, busy } = useSignIn();
 * <button disabled={busy} onClick={() => withPassword({ email, password })}>Sign in</button>
 */
export const useSignIn = (counterfoil?: Client): SignInForm => {
  const client = useClient(counterfoil);
  const [state, setState] = useState<SignInState>(() => ({ ...idle, link: isLink() ? 'following' : 'none' }));

  const attempt = useCallback(async (work: () => Promise<Partial<SignInState>>): Promise<void> => {
    setState((before) => ({ ...before, busy: true, problem: undefined }));
    const after = await work().catch((error: unknown) => ({ problem: problemOf(error) }));
    setState((before) => ({ ...before, busy: false, ...after }));
  }, []);
  const follow = useCallback(
    (email?: string) =>
      attempt(async () => {
        try {
          await completeSignInLink(required(client), location.href, email);
        } catch (error) {
          if (asks(error)) return { link: 'needs-address' };
          const problem = problemOf(error);
          // With another address, or once the network is back, the link still works.
          if (problem !== 'dead-link') return { problem, link: 'needs-address' };
          forgetLink();
          return { problem, link: 'none' };
        }
        forgetLink();
        return { link: 'none' };
      }),
    [client, attempt],
  );
  // The code works once, also if React runs this effect twice.
  const isFollowed = useRef(false);
  useEffect(() => {
    if (!isLink() || isFollowed.current) return;
    isFollowed.current = true;
    void follow();
  }, [follow]);

  return {
    ...state,
    withPassword: (credentials) => attempt(() => signInWithPassword(required(client), credentials).then(noNews)),
    register: (registration) => attempt(() => register(required(client), registration).then(noNews)),
    sendLink: (email) =>
      attempt(async () => {
        await sendSignInLink(required(client), email, location.href);
        return { mail: { to: email, kind: 'link' } };
      }),
    sendReset: (email) =>
      attempt(async () => {
        await sendPasswordReset(required(client), email);
        return { mail: { to: email, kind: 'reset' } };
      }),
    followLink: (email) => follow(email),
  };
};
