import type { MemberRole } from '../../provider/members/member.ts';
import { memberRoles } from '../../provider/members/roles.ts';

/** The kinds of news of a provider that its members are told. A person chooses by kind. */
export const newsKinds = [
  'request',
  'booking',
  'cancellation',
  'payment',
  'refund',
  'rating',
  'lowStock',
  'printerFailed',
  'deviceBehind',
] as const;

export type NewsKind = (typeof newsKinds)[number];

/** Staff see no money, and the kitchen sees no bookings: the security rules say the same of the documents. */
const heardBy: Readonly<Record<MemberRole, readonly NewsKind[]>> = {
  owner: newsKinds,
  manager: newsKinds,
  staff: ['request', 'booking', 'cancellation', 'rating'],
  kitchen: ['lowStock', 'printerFailed'],
};

export const mayHear = (role: MemberRole, kind: NewsKind): boolean => heardBy[role].includes(kind);

/** The roles that hear of any of these kinds. */
export const rolesHearing = (kinds: readonly NewsKind[]): MemberRole[] =>
  memberRoles.filter((role) => kinds.some((kind) => mayHear(role, kind)));
