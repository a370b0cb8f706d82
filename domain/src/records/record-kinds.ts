import type { z } from 'zod';
import type { resourceSchema } from '../booking/slots/resource.ts';
import type { Service } from '../booking/slots/service.ts';
import type { Plan } from '../booking/subscription/plan.ts';
import type { BundleAudience } from '../provider/profile/bundle-path.ts';
import type { PrivateProfile } from '../provider/profile/private-profile.ts';
import type { Provider } from '../provider/profile/provider.ts';
import { isWhole } from '../provider/profile/split-profile.ts';
import { providerPlans } from '../queries/plan-queries.ts';
import type { Query } from '../queries/query.ts';
import {
  providerCategories,
  providerMenuItems,
  providerPrinters,
  providerTables,
} from '../queries/restaurant-queries.ts';
import { providerResources, providerServices } from '../queries/service-queries.ts';
import { providerIngredients, providerRecipes } from '../queries/stock-queries.ts';
import type { categorySchema } from '../restaurant/menu/category.ts';
import type { MenuCosting } from '../restaurant/menu/costing.ts';
import type { menuItemSettingsSchema } from '../restaurant/menu/menu-item.ts';
import type { Printer } from '../restaurant/print-jobs/printer.ts';
import type { Table } from '../restaurant/tables/table.ts';
import type { ingredientSettingsSchema } from '../stock/ingredient.ts';
import type { IngredientCosting } from '../stock/ingredient-costing.ts';
import type { recipeSettingsSchema } from '../stock/recipe.ts';
import { type EventTypes, lifecycle, statusEvents, unlessOnly } from './event-types.ts';

/** All that the product needs to know about a kind of record, apart from its schema and security rules. */
export interface RecordKind<Input> {
  readonly entityType: string;
  /** Fields that devices write. Functions maintain the other fields and emit their own events for them. */
  readonly fields: readonly (keyof Input & string)[];
  /** Types of the events that a change emits. */
  readonly eventTypes: EventTypes;
  /** For costs: the event feed only says that they changed. The amounts are in `events/{id}/private/payload`. */
  readonly isCosting?: true;
  /** The data bundle that contains the records. A change renews its key. */
  readonly bundle?: BundleAudience;
  /** The field that only commands change; `lastCommandId` unless set. */
  readonly commandsChange?: 'version';
  /** The query for the whole list, used by clients and by the bundle. */
  readonly list?: (providerId: string) => Query;
}

/** Binds a kind to the type that devices write. */
const kindOf = <Input>(kind: RecordKind<Input>): RecordKind<Input> => kind;

/** The records that devices write under the security rules, by the name of their collection. */
export const recordKinds = {
  categories: kindOf<z.input<typeof categorySchema>>({
    entityType: 'category',
    fields: ['name', 'sortOrder'],
    eventTypes: lifecycle('category.created', 'category.updated', 'category.deleted'),
    bundle: 'menu',
    list: providerCategories,
  }),
  menuItems: kindOf<z.input<typeof menuItemSettingsSchema>>({
    entityType: 'menuItem',
    fields: [
      'name',
      'price',
      'available',
      'station',
      'taxRate',
      'categoryId',
      'recipeId',
      'portions',
      'description',
      'sortOrder',
    ],
    eventTypes: unlessOnly(
      'available',
      'menuItem.availabilityChanged',
      lifecycle('menuItem.created', 'menuItem.updated', 'menuItem.deleted'),
    ),
    bundle: 'menu',
    list: providerMenuItems,
  }),
  menuCosting: kindOf<MenuCosting>({
    entityType: 'menuItem',
    fields: ['cost', 'profitMargin'],
    eventTypes: () => ['menuItem.updated'],
    isCosting: true,
  }),
  tables: kindOf<Pick<Table, 'name' | 'seats' | 'status'>>({
    entityType: 'table',
    fields: ['name', 'seats', 'status'],
    eventTypes: statusEvents('table', lifecycle('table.created', 'table.updated', 'table.deleted')),
    bundle: 'house',
    list: providerTables,
  }),
  printers: kindOf<Printer>({
    entityType: 'printer',
    fields: ['name', 'address', 'stations'],
    eventTypes: unlessOnly(
      'stations',
      'printer.assignmentChanged',
      lifecycle('printer.added', 'printer.configured', 'printer.removed'),
    ),
    bundle: 'house',
    list: providerPrinters,
  }),
  recipes: kindOf<z.input<typeof recipeSettingsSchema>>({
    entityType: 'recipe',
    fields: ['name', 'menuItemId', 'ingredients', 'yield'],
    eventTypes: lifecycle('recipe.created', 'recipe.updated', 'recipe.deleted'),
    bundle: 'house',
    list: providerRecipes,
  }),
  ingredients: kindOf<z.input<typeof ingredientSettingsSchema>>({
    entityType: 'ingredient',
    fields: ['name', 'unit', 'reorderPoint', 'maxStock', 'usageRate', 'allowNegative'],
    eventTypes: lifecycle('inventory.itemAdded', 'inventory.itemUpdated', 'inventory.itemRemoved'),
    bundle: 'house',
    list: providerIngredients,
  }),
  ingredientCosting: kindOf<IngredientCosting>({
    entityType: 'ingredient',
    fields: ['cost', 'quantity'],
    eventTypes: () => ['inventory.itemUpdated'],
    isCosting: true,
  }),
  services: kindOf<Service>({
    entityType: 'service',
    fields: [
      'name',
      'durationMinutes',
      'slotMinutes',
      'capacity',
      'price',
      'confirmation',
      'holdMinutes',
      'cancellationPolicy',
      'horizonDays',
      'noticeMinutes',
      'resourceIds',
      'minutesBefore',
      'minutesAfter',
      'waitingHoldMinutes',
      'timePrices',
      'packages',
      'giftCardDays',
      'depositPercent',
    ],
    eventTypes: lifecycle('service.created', 'service.updated', 'service.deleted'),
    bundle: 'menu',
    list: providerServices,
  }),
  resources: kindOf<z.input<typeof resourceSchema>>({
    entityType: 'resource',
    fields: ['name', 'kind', 'memberId', 'seats', 'openingHours', 'absences', 'active'],
    eventTypes: lifecycle('resource.created', 'resource.updated', 'resource.deleted'),
    bundle: 'menu',
    list: providerResources,
  }),
  plans: kindOf<Plan>({
    entityType: 'plan',
    fields: ['name', 'periodMonths', 'price'],
    eventTypes: lifecycle('plan.created', 'plan.updated', 'plan.deleted'),
    bundle: 'menu',
    list: providerPlans,
  }),
  provider: kindOf<Provider>({
    entityType: 'provider',
    // A command writes the opening hours.
    fields: ['name', 'settings'],
    // A command creates a provider, and nothing deletes one. Functions repeat settings of members' own document here.
    eventTypes: ({ before, after }, changed) =>
      before && after && (isWhole(after) || changed.includes('name')) ? ['provider.updated'] : [],
    bundle: 'menu',
    commandsChange: 'version',
  }),
  privateProfile: kindOf<PrivateProfile>({
    entityType: 'provider',
    fields: ['settings'],
    eventTypes: ({ before, after }) => (before && after ? ['provider.updated'] : []),
  }),
} as const;

export type RecordKindName = keyof typeof recordKinds;

type InputOf<Kind> = Kind extends RecordKind<infer Input> ? Input : never;

/** The fields that devices write, by kind of record. The security rules enforce them. */
export type RecordInputs = {
  [Name in Exclude<RecordKindName, 'provider' | 'privateProfile'>]: InputOf<(typeof recordKinds)[Name]>;
};
