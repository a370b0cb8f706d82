import type { Ref } from '../kernel/ref.ts';

export const endUserPath = (uid: string): string => `endUsers/${uid}`;

/** `code` consists of ten characters of Crockford's base 32. */
export const customerCodeRef = (code: string): Ref<'customerCode'> => ({
  kind: 'customerCode',
  path: `customerCodes/${code}`,
});

export const endUserRef = (uid: string): Ref<'endUser'> => ({ kind: 'endUser', path: endUserPath(uid) });
