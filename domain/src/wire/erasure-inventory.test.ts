import { expect, test } from 'vitest';
import * as z from 'zod';
import { traceQueries } from '../queries/erasure-queries.ts';
import { recordKinds } from '../records/record-kinds.ts';
import { type StoredKindName, storedKinds } from './document-schemas.ts';

/**
 * How an erasure treats each kind of document. `nobody`: no field or address names a person. A new kind does not compile
 * before somebody has thought about it.
 */
const treatments = {
  EndUser: 'removed',
  Reservation: 'moved',
  GuestContact: 'removed',
  Subscription: 'moved',
  OrderReference: 'removed',
  Membership: 'removed',
  Notification: 'removed',
  CalendarFeed: 'removed',
  StaffPreferences: 'removed',
  StoredCommand: 'removed',
  Leaving: 'removed',
  CustomerCode: 'removed',
  Provider: 'rewritten',
  PrivateProfile: 'rewritten',
  PaymentAccount: 'nobody',
  DirectoryEntry: 'nobody',
  Suspension: 'nobody',
  PlatformSummary: 'nobody',
  PlatformDay: 'nobody',
  PlatformProvider: 'nobody',
  ShortAddress: 'nobody',
  Member: 'moved',
  Invitation: 'rewritten',
  Service: 'rewritten',
  Resource: 'rewritten',
  Plan: 'rewritten',
  Closure: 'rewritten',
  SlotDay: 'nobody',
  // The wait is ended first, like everything that is open.
  WaitingList: 'removed',
  ReservationReference: 'rewritten',
  SubscriptionReference: 'rewritten',
  Voucher: 'rewritten',
  Category: 'rewritten',
  MenuItem: 'rewritten',
  MenuCosting: 'rewritten',
  Table: 'rewritten',
  Printer: 'rewritten',
  PrintJob: 'rewritten',
  Order: 'rewritten',
  OrderContact: 'removed',
  Ingredient: 'rewritten',
  IngredientCosting: 'rewritten',
  Recipe: 'rewritten',
  RecipeCosting: 'nobody',
  StockLog: 'rewritten',
  Customer: 'moved',
  Day: 'rewritten',
  MetricsDay: 'nobody',
  Refund: 'rewritten',
  UnmatchedPayment: 'rewritten',
  Payment: 'rewritten',
  ReservationClaim: 'rewritten',
  ReservationCode: 'removed',
  Usage: 'removed',
  OwnerUsage: 'removed',
  Digest: 'removed',
  OrderNumber: 'nobody',
  LeavingReport: 'nobody',
} as const satisfies Readonly<Record<StoredKindName, 'removed' | 'moved' | 'rewritten' | 'nobody'>>;

const personal = /^(uid|user|userId|userName|displayName|email|phone|memberId|ownerIds?|by|.*By)$/;

/** The names of all fields of a schema, at every depth. */
const fieldsIn = (schema: unknown): string[] => {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => [
    ...(key === 'properties' && typeof value === 'object' && value ? Object.keys(value) : []),
    ...fieldsIn(value),
  ]);
};

const isUntreated = (name: string): boolean =>
  Object.entries(treatments).some(([kind, how]) => kind === name && how === 'nobody');

test('every kind of document whose fields or address can name a person is erased', () => {
  const named = Object.entries(storedKinds).filter(([, { schema, paths }]) => {
    const fields = fieldsIn(z.toJSONSchema(schema, { unrepresentable: 'any', io: 'input' }));
    return fields.some((field) => personal.test(field)) || paths.some((path) => path.includes('{uid}'));
  });
  expect(named.length).toBeGreaterThan(20);
  expect(named.map(([name]) => name).filter(isUntreated)).toEqual([]);
});

test('every kind of record is searched for the member who wrote it', () => {
  // Costs are found across all providers, and both parts of the profile by their addresses.
  const isProfile = (name: string) => name === 'provider' || name === 'privateProfile';
  const kinds = Object.entries(recordKinds).filter(([name, kind]) => !('isCosting' in kind) && !isProfile(name));
  const searched = traceQueries('p', 'u').map(({ collection }) => collection);
  expect(kinds.map(([name]) => `serviceProviders/p/${name}`).filter((path) => !searched.includes(path))).toEqual([]);
});
