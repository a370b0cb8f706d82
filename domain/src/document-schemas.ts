import type { z } from 'zod';
import { planSchema } from './booking/plan.ts';
import { reservationSchema } from './booking/reservation.ts';
import { reservationReferenceSchema } from './booking/reservation-reference.ts';
import { serviceSchema } from './booking/service.ts';
import { slotDaySchema } from './booking/slot-day.ts';
import { subscriptionSchema } from './booking/subscription.ts';
import { subscriptionReferenceSchema } from './booking/subscription-reference.ts';
import type { Documents } from './documents.ts';
import { customerSchema } from './people/customer.ts';
import { endUserSchema } from './people/end-user.ts';
import { memberSchema } from './people/member.ts';
import { providerSchema } from './provider/provider.ts';
import { menuItemSchema } from './restaurant/menu-item.ts';
import { orderSchema } from './restaurant/order.ts';
import { orderNumberSchema } from './restaurant/order-number.ts';
import { orderReferenceSchema } from './restaurant/order-reference.ts';
import { printJobSchema } from './restaurant/print-job.ts';
import { printerSchema } from './restaurant/printer.ts';
import { tableSchema } from './restaurant/table.ts';
import { ingredientSchema } from './stock/ingredient.ts';
import { ingredientCostingSchema } from './stock/ingredient-costing.ts';
import { recipeSchema } from './stock/recipe.ts';
import { recipeCostingSchema } from './stock/recipe-costing.ts';

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
