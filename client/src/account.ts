/** Accounts of people: sign-in, profile, invitations, export, deletion. An app loads it only if it imports this entry. */

export {
  type DigestInterval,
  type Invitation,
  type InvitationTarget,
  invitationCode,
  invitationLink,
  mayHear,
  type NewsKind,
  type NewsType,
  newsKinds,
  parseInvitation,
  type StaffPreferences,
} from '@counterfoil/domain/core';
export { calendarFeed, endCalendarFeed, renewCalendarFeed } from './account/calendar-feed.ts';
export { exportMyData, type Json, type MyData } from './account/export-my-data.ts';
export { invitationId, invitations, readInvitation } from './account/invitations.ts';
export { type LeavingPreview, previewLeaving, requestLeaving, withdrawLeaving } from './account/leaving.ts';
export type { Client } from './account/parts.ts';
export { type Consents, consentTo, type Profile, type ProfileChange, profile, setProfile } from './account/profile.ts';
export {
  type Credentials,
  completePasswordReset,
  completeSignInLink,
  type Registration,
  refreshAccount,
  register,
  sendPasswordReset,
  sendSignInLink,
  sendVerification,
  signInWithPassword,
} from './account/sign-in.ts';
export { signOutEverywhere } from './account/sign-out-everywhere.ts';
export {
  isStaffNotification,
  type StaffWishes,
  setStaffPreferences,
  staffPreferences,
} from './account/staff-preferences.ts';
