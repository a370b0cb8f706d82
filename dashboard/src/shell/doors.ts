import type { MemberRole } from '@counterfoil/client';
import type { Words } from '../words/english.ts';

/** A page of a provider, and who enters. */
interface Door {
  readonly path: string;
  readonly word: {
    [Key in keyof Words['shell']]: Words['shell'][Key] extends string ? Key : never;
  }[keyof Words['shell']];
  /** The module that has it; without one, every provider has it. */
  readonly module?: string;
  readonly roles: readonly MemberRole[];
}

const everybody: readonly MemberRole[] = ['owner', 'manager', 'staff', 'kitchen'];
const front: readonly MemberRole[] = ['owner', 'manager', 'staff'];
const heads: readonly MemberRole[] = ['owner', 'manager'];

/** The pages of a provider, what a member needs most first. */
export const doors = [
  { path: 'today', word: 'today', module: 'booking', roles: front },
  { path: 'calendar', word: 'calendar', module: 'booking', roles: front },
  { path: 'orders', word: 'orders', module: 'restaurant', roles: front },
  { path: 'tables', word: 'tables', module: 'restaurant', roles: front },
  { path: 'kitchen', word: 'kitchen', module: 'restaurant', roles: everybody },
  { path: 'stock', word: 'stock', module: 'stock', roles: front },
  { path: 'subscriptions', word: 'subscriptions', module: 'subscriptions', roles: front },
  { path: 'money', word: 'money', roles: heads },
  { path: 'figures', word: 'howItGoes', roles: heads },
  { path: 'set-up', word: 'setUp', roles: heads },
] as const satisfies readonly Door[];

export type OpenDoor = (typeof doors)[number];

const isOpen = ({ roles, module }: Door, role: MemberRole, modules: readonly string[]): boolean =>
  roles.includes(role) && (module === undefined || modules.includes(module));

/** The doors that are open to a member. Nobody sees a door that is closed to them. */
export const openDoors = (role: MemberRole, modules: readonly string[]): readonly OpenDoor[] =>
  doors.filter((door) => isOpen(door, role, modules));
