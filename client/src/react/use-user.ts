import { useMemo } from 'react';
import type { Observable } from 'rxjs';
import { withLatest } from '../connection/latest.ts';
import type { KnowsUser, UserLike } from './client-like.ts';
import { useClient } from './provided-client.ts';
import { type StateReducer, useLatest } from './use-latest.ts';

export interface UserState<User extends UserLike = UserLike> {
  /** The signed-in user; `null` while nobody is signed in, `undefined` while it is not known yet. */
  readonly user: User | null | undefined;
  /** True until it is known whether somebody is signed in. */
  readonly loading: boolean;
}

const unknown = { user: undefined, loading: true };

const reducer: StateReducer<UserLike | null, UserState> = {
  next: (user) => ({ user, loading: false }),
  failed: (last) => last,
};

/** Returns the user, if known. The question starts nothing: the client listens anyway. */
const userNow = (user$: Observable<UserLike | null>): UserLike | null | undefined => {
  let now: UserLike | null | undefined;
  user$
    .subscribe((user) => {
      now = user;
    })
    .unsubscribe();
  return now;
};

/**
 * Returns the signed-in user, and renders again after a sign-in or sign-out.
 *
 * @param counterfoil the client; without it, the one of `CounterfoilProvider`
 *
 * @example const { user, loading } = useUser();
 */
export const useUser = (counterfoil?: KnowsUser): UserState => {
  const user$ = useClient(counterfoil)?.user$;
  const known$ = useMemo(() => user$ && withLatest(user$, () => userNow(user$)), [user$]);
  return useLatest<UserLike | null, UserState>(known$, unknown, reducer);
};
