import type { MemberRole } from '../../provider/members/member.ts';
import type { NotificationPreferences } from '../notification-preferences.ts';
import type { StaffPreferences } from './staff-preferences.ts';

/** A member as the reader of news. */
export interface StaffReader {
  /** Absent for somebody who is no active member, or has not accepted. */
  readonly role?: MemberRole | undefined;
  /** About this provider. */
  readonly staff: StaffPreferences;
  /** About all messages. */
  readonly preferences: NotificationPreferences;
}
