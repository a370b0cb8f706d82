import type { Ref } from '../kernel/ref.ts';

export const endUserPath = (uid: string): string => `endUsers/${uid}`;

export const endUserRef = (uid: string): Ref<'endUser'> => ({ kind: 'endUser', path: endUserPath(uid) });
