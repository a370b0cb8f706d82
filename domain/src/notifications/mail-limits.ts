import { endUserPath } from '../end-user/path.ts';
import { hash53 } from '../kernel/short-code.ts';
import { providerPath } from '../provider/profile/paths.ts';

/** E-mails in one UTC day. The first admits the confirmations of a booking for half a year. */
export const mailLimits = { fromOneProvider: 30, toOnePerson: 60, perProvider: 2000 } as const;

/** Invitations in one UTC day go to people who asked for none, so there are few. */
export const invitationLimits = { fromOneProvider: 3, toOneAddress: 10, perProvider: 100 } as const;

/** Each shard counts the mails to an eighth of the people, so that a provider's mails do not wait for each other. */
const shards = 8;

export const mailsPerShard = mailLimits.perProvider / shards;

/** The e-mails of one day to one person: `providers {pid: {key: true}}`. */
export const personMailsPath = (uid: string, day: string): string => `${endUserPath(uid)}/mails/${day}`;

/** The `count` of e-mails of one day from one provider to its share of people. */
export const providerMailsPath = (providerId: string, day: string, uid: string): string =>
  `${providerPath(providerId)}/mails/${day}_${hash53(uid) % shards}`;

/** The invitations of one day to one address, by a hash of it. In a `mails` collection, which expires. */
export const addressMailsPath = (hash: string, day: string): string => `invitedAddresses/${hash}/mails/${day}`;

/** The `count` of invitations of one day from one provider. */
export const invitationMailsPath = (providerId: string, day: string): string =>
  `${providerPath(providerId)}/mails/${day}_invitations`;
