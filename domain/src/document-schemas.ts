import type { z } from 'zod';
import { planSchema } from './booking/plan-schema.ts';
import { reservationReferenceSchema } from './booking/reservation-reference-schema.ts';
import { reservationSchema } from './booking/reservation-schema.ts';
import { serviceSchema } from './booking/service-schema.ts';
import { slotDaySchema } from './booking/slot-day-schema.ts';
import { subscriptionReferenceSchema } from './booking/subscription-reference-schema.ts';
import { subscriptionSchema } from './booking/subscription-schema.ts';
import type { Documents } from './documents.ts';
import { customerSchema } from './people/customer-schema.ts';
import { endUserSchema } from './people/end-user-schema.ts';
import { memberSchema } from './people/member-schema.ts';
import { providerSchema } from './provider/provider-schema.ts';
import { menuItemSchema } from './restaurant/menu-item-schema.ts';
import { orderNumberSchema } from './restaurant/order-number-schema.ts';
import { orderReferenceSchema } from './restaurant/order-reference-schema.ts';
import { orderSchema } from './restaurant/order-schema.ts';
import { printJobSchema } from './restaurant/print-job-schema.ts';
import { printerSchema } from './restaurant/printer-schema.ts';
import { tableSchema } from './restaurant/table-schema.ts';
import { ingredientCostingSchema } from './stock/ingredient-costing-schema.ts';
import { ingredientSchema } from './stock/ingredient-schema.ts';
import { recipeCostingSchema } from './stock/recipe-costing-schema.ts';
import { recipeSchema } from './stock/recipe-schema.ts';

/** How to decode each kind. Apart from the types, so that deciding on a device needs no schema library. */
export const documentSchemas: { readonly [Kind in keyof Documents]: z.ZodType<Documents[Kind]> } = {
  provider: providerSchema,
  member: memberSchema,
  endUser: endUserSchema,
  service: serviceSchema,
  slotDay: slotDaySchema,
  reservation: reservationSchema,
  reservationReference: reservationReferenceSchema,
  plan: planSchema,
  subscription: subscriptionSchema,
  subscriptionReference: subscriptionReferenceSchema,
  menuItem: menuItemSchema,
  table: tableSchema,
  printer: printerSchema,
  order: orderSchema,
  orderReference: orderReferenceSchema,
  orderNumber: orderNumberSchema,
  printJob: printJobSchema,
  ingredient: ingredientSchema,
  ingredientCosting: ingredientCostingSchema,
  recipe: recipeSchema,
  recipeCosting: recipeCostingSchema,
  customer: customerSchema,
};
