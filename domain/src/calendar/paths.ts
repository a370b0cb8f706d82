import { endUserPath } from '../end-user/path.ts';

export const calendarFeedsPath = (uid: string): string => `${endUserPath(uid)}/calendarFeeds`;

interface FeedAddress {
  readonly uid: string;
  readonly providerId: string;
  readonly key: string;
}

/** The address of a calendar below the app's origin. Everybody who knows it reads the calendar. */
export const calendarAddress = ({ uid, providerId, key }: FeedAddress): string =>
  `/calendars/${uid}/${providerId}/${key}.ics`;

/** Reads an address; `undefined` if it is none. */
export const parseCalendarAddress = (path: string): FeedAddress | undefined => {
  const [, uid, providerId, key] =
    /^\/calendars\/([\w-]{1,128})\/([\w-]{1,128})\/([\w-]{22,128})\.ics$/.exec(path) ?? [];
  return uid && providerId && key ? { uid, providerId, key } : undefined;
};
