import { endUserPath } from '../../end-user/path.ts';

export const staffPreferencesPath = (uid: string, providerId: string): string =>
  `${endUserPath(uid)}/staffPreferences/${providerId}`;

export const digestPath = (uid: string, digestId: string): string => `${endUserPath(uid)}/digests/${digestId}`;

/** The pushes of one hour from one provider to one member: `keys {key: true}`. */
export const pushesPath = (uid: string, providerId: string, hour: string): string =>
  `${endUserPath(uid)}/pushes/${providerId}_${hour}`;
