import { type ChannelName, isPush } from '../channel-name.ts';
import type { Choice } from '../channels-for.ts';
import { mayHear } from './news-kind.ts';
import { isUrgent, kindOf, type NewsType } from './news-type.ts';
import type { DigestInterval } from './staff-preferences.ts';
import type { StaffReader } from './staff-reader.ts';

const inDigest = { skipped: 'it comes in the digest' } as const;

const isManaging = ({ role }: StaffReader): boolean => role === 'owner' || role === 'manager';

const wantsMail = (reader: StaffReader, type: NewsType): boolean =>
  reader.preferences.email !== false && (reader.staff.kinds?.[kindOf(type)]?.email ?? isManaging(reader));

/** True if the member may hear of it, and wants to. Without it there is no message. */
export const isTold = ({ role, staff }: StaffReader, type: NewsType): boolean =>
  role !== undefined && mayHear(role, kindOf(type)) && staff.kinds?.[kindOf(type)]?.inbox !== false;

/** The digest that an e-mail waits for; `undefined` if it leaves at once, or is not wanted. */
export const digestFor = (reader: StaffReader, type: NewsType): Exclude<DigestInterval, 'immediate'> | undefined => {
  const { digest = 'daily' } = reader.staff;
  const isGathered = digest !== 'immediate' && !isUrgent(type);
  return isGathered && isTold(reader, type) && wantsMail(reader, type) ? digest : undefined;
};

const choiceFor = (reader: StaffReader, type: NewsType, channel: ChannelName): Choice => {
  if (!isTold(reader, type)) return { skipped: 'not for this member' };
  if (channel === 'inApp') return 'send';
  if (isPush(channel)) {
    const isWanted = reader.preferences.push !== false && reader.staff.kinds?.[kindOf(type)]?.push !== false;
    return isWanted ? 'send' : { skipped: 'push is not wanted' };
  }
  if (!wantsMail(reader, type)) return { skipped: 'e-mail is not wanted' };
  return digestFor(reader, type) ? inDigest : 'send';
};

/** Chooses the channels of a message to a member, with a reason for each skipped channel. */
export const newsChannels = (reader: StaffReader, type: NewsType): Readonly<Record<ChannelName, Choice>> => ({
  inApp: choiceFor(reader, type, 'inApp'),
  fcm: choiceFor(reader, type, 'fcm'),
  oneSignal: choiceFor(reader, type, 'oneSignal'),
  email: choiceFor(reader, type, 'email'),
});
