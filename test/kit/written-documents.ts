import fc from 'fast-check';
import type { Fields } from './rules.ts';

/** Documents that an honest device writes, by the path below its provider. `{id}` stands for any id. */

const text = (maxLength: number) => fc.string({ minLength: 1, maxLength });
const id = fc.stringMatching(/^[A-Za-z0-9_-]{1,128}$/);
const station = fc.stringMatching(/^[a-z][a-zA-Z0-9-]{0,39}$/);
const unit = fc.constantFrom('g', 'kg', 'ml', 'l', 'piece');
const percent = fc.double({ min: 0, max: 100, noNaN: true });
const price = fc.record({ amount: fc.nat(1_000_000), currency: fc.constant('EUR') });
const sortOrder = fc.nat(1_000_000);
/** At most six decimals, often near the borders. */
const quantity = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000_000 }),
  fc.integer({ min: 1, max: 1_000_000_000 }).map((n) => n / 1_000_000),
  fc.integer({ min: 1, max: 1_000_000_000_000_000 }).map((n) => n / 1_000_000),
);

/** A record with the required fields, and some of the optional ones. */
const record = (
  required: Record<string, fc.Arbitrary<unknown>>,
  optional: Record<string, fc.Arbitrary<unknown>> = {},
) => fc.record({ ...required, ...optional }, { requiredKeys: Object.keys(required) }) as fc.Arbitrary<Fields>;

const component = fc.oneof(
  record({ ingredientId: id, quantity }, { unit }),
  record({ recipeId: id, quantity }, { unit }),
);

const loyalty = record(
  {},
  {
    pointsPerUnit: fc.double({ min: 0, max: 1000, noNaN: true }),
    regularAfterOrders: fc.integer({ min: 1, max: 10_000 }),
    vipAfterOrders: fc.integer({ min: 1, max: 10_000 }),
    inactiveAfterDays: fc.integer({ min: 1, max: 3650 }),
    discounts: record({}, { new: percent, regular: percent, vip: percent, inactive: percent }),
  },
);

const limit = fc.nat(100_000);

const limits = record(
  {},
  {
    openHolds: limit,
    unpaidHoldsPerDay: limit,
    seatsPerSlot: limit,
    upcoming: limit,
    subscriptions: limit,
    unpaidVouchers: limit,
  },
);

const sync = record(
  {},
  { retryAttempts: fc.integer({ min: 5, max: 40 }), counterShards: fc.integer({ min: 8, max: 32 }) },
);

const health = record(
  {},
  {
    drops: fc.double({ min: 0.1, max: 100, noNaN: true }),
    latencyMs: fc.integer({ min: 1, max: 600_000 }),
    failures: fc.double({ min: 0.1, max: 100, noNaN: true }),
    criticalFactor: fc.double({ min: 1, max: 100, noNaN: true }),
  },
);

const clock = fc.stringMatching(/^([01][0-9]|2[0-3]):[0-5][0-9]$/);
const periods = fc.array(record({ open: clock, close: clock }), { maxLength: 2 });

/** Records of a provider by the path below it. */
export const writtenRecords = {
  'services/{id}': record(
    {
      name: text(200),
      durationMinutes: fc.integer({ min: 1, max: 1440 }),
      slotMinutes: fc.integer({ min: 1, max: 1440 }),
      capacity: fc.nat(100_000),
      price,
      confirmation: fc.constantFrom('payment', 'automatic', 'manual'),
    },
    {
      holdMinutes: fc.integer({ min: 1, max: 43_200 }),
      horizonDays: fc.integer({ min: 1, max: 3650 }),
      cancellationPolicy: record({
        freeUntilHours: fc.nat(8760),
        feePercent: fc.nat(100),
        noShowFeePercent: fc.nat(100),
      }),
      resourceIds: fc.uniqueArray(id, { maxLength: 20 }),
      noticeMinutes: fc.nat(525_600),
      minutesBefore: fc.nat(1440),
      minutesAfter: fc.nat(1440),
      timePrices: fc.uniqueArray(
        fc.stringMatching(/^(mon|sat,sun) 0[0-9]:[0-5][05]-(1[0-9]:30|24:00) [1-9][0-9]{2,5}$/),
        {
          maxLength: 20,
        },
      ),
      packages: fc.uniqueArray(fc.stringMatching(/^[1-9][0-9] [1-9][0-9]{2,5} [1-9][0-9]{1,2}$/), { maxLength: 5 }),
      giftCardDays: fc.integer({ min: 1, max: 3650 }),
      waitingHoldMinutes: fc.integer({ min: 1, max: 1440 }),
      depositPercent: fc.integer({ min: 1, max: 99 }),
    },
  ),
  'resources/{id}': record(
    { name: text(200), kind: fc.constantFrom('member', 'place', 'table') },
    {
      memberId: id,
      seats: fc.integer({ min: 1, max: 100_000 }),
      active: fc.boolean(),
      openingHours: record({}, { mon: periods, fri: periods, sun: periods }),
      absences: fc.uniqueArray(fc.stringMatching(/^20[0-9]{2}-0[1-9]-0[1-9]\/20[0-9]{2}-1[0-2]-0[1-9]$/), {
        maxLength: 20,
      }),
    },
  ),
  'plans/{id}': record({ name: text(200), periodMonths: fc.integer({ min: 1, max: 120 }), price }),
  'categories/{id}': record({ name: text(200), sortOrder }),
  'menuItems/{id}': record(
    { name: text(200), price, available: fc.boolean(), station, taxRate: percent },
    { categoryId: id, recipeId: id, portions: quantity, description: text(2000), sortOrder },
  ),
  'menuItems/{id}/private/costing': record(
    { cost: price },
    { profitMargin: fc.double({ min: -1_000_000, max: 100, noNaN: true }) },
  ),
  'tables/{id}': record({
    name: text(200),
    seats: fc.integer({ min: 1, max: 1000 }),
    status: fc.constantFrom('available', 'reserved', 'cleaning'),
  }),
  'printers/{id}': record({
    name: text(200),
    address: text(500),
    stations: fc.uniqueArray(station, { maxLength: 20 }),
  }),
  'recipes/{id}': record(
    { ingredients: fc.array(component, { maxLength: 18 }) },
    { name: text(200), menuItemId: id, yield: record({ quantity, unit }) },
  ),
  'ingredients/{id}': record(
    { name: text(200), unit },
    { reorderPoint: quantity, maxStock: quantity, usageRate: quantity, allowNegative: fc.boolean() },
  ),
  'ingredients/{id}/private/costing': record({ cost: price, quantity }),
} as const satisfies Readonly<Record<string, fc.Arbitrary<Fields>>>;

const settings = record(
  {},
  {
    taxIncluded: fc.boolean(),
    loyalty,
    limits,
    health,
    sync,
    contactRetentionDays: fc.integer({ min: 1, max: 3650 }),
    theme: text(10),
  },
);

/** The fields of its profile that a provider's device writes. Only a profile of before holds the settings. */
export const writtenProfile = record({}, { name: text(200), settings });

/** The same of the part for members. */
export const writtenPrivateProfile = record({ settings });

/** The profile of a person. */
export const writtenEndUser = record(
  {},
  {
    displayName: text(200),
    email: fc.emailAddress(),
    locale: fc.constantFrom('en', 'ar', 'de-AT'),
    notificationPreferences: record(
      {},
      {
        push: fc.boolean(),
        email: fc.boolean(),
        reminders: fc.boolean(),
        quietHours: record({ from: clock, to: clock }),
        timeZone: fc.constantFrom('UTC', 'Europe/Rome', 'America/Argentina/Ushuaia'),
      },
    ),
  },
);
