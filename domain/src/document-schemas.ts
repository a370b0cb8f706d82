import type { z } from 'zod';
import { reservationReferenceSchema } from './booking/reservation/reference-schema.ts';
import { reservationSchema } from './booking/reservation/reservation-schema.ts';
import { serviceSchema } from './booking/slots/service-schema.ts';
import { slotDaySchema } from './booking/slots/slot-day-schema.ts';
import { planSchema } from './booking/subscription/plan-schema.ts';
import { subscriptionReferenceSchema } from './booking/subscription/reference-schema.ts';
import { subscriptionSchema } from './booking/subscription/subscription-schema.ts';
import { customerSchema } from './customers/customer-schema.ts';
import type { Documents } from './documents.ts';
import { endUserSchema } from './end-user/end-user-schema.ts';
import { memberSchema } from './provider/members/member-schema.ts';
import { providerSchema } from './provider/profile/provider-schema.ts';
import { menuItemSchema } from './restaurant/menu/menu-item-schema.ts';
import { orderNumberSchema } from './restaurant/orders/order-number-schema.ts';
import { orderSchema } from './restaurant/orders/order-schema.ts';
import { orderReferenceSchema } from './restaurant/orders/reference-schema.ts';
import { printJobSchema } from './restaurant/print-jobs/print-job-schema.ts';
import { printerSchema } from './restaurant/print-jobs/printer-schema.ts';
import { tableSchema } from './restaurant/tables/table-schema.ts';
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
