import type { Plan } from './booking/plan.ts';
import type { Reservation } from './booking/reservation.ts';
import type { ReservationReference } from './booking/reservation-reference.ts';
import type { Service } from './booking/service.ts';
import type { SlotDay } from './booking/slot-day.ts';
import type { Subscription } from './booking/subscription.ts';
import type { SubscriptionReference } from './booking/subscription-reference.ts';
import type { Customer } from './people/customer.ts';
import type { EndUser } from './people/end-user.ts';
import type { Member } from './people/member.ts';
import type { Provider } from './provider/provider.ts';
import type { MenuItem } from './restaurant/menu-item.ts';
import type { Order } from './restaurant/order.ts';
import type { OrderNumber } from './restaurant/order-number.ts';
import type { OrderReference } from './restaurant/order-reference.ts';
import type { PrintJob } from './restaurant/print-job.ts';
import type { Printer } from './restaurant/printer.ts';
import type { Table } from './restaurant/table.ts';
import type { Ingredient } from './stock/ingredient.ts';
import type { IngredientCosting } from './stock/ingredient-costing.ts';
import type { Recipe } from './stock/recipe.ts';
import type { RecipeCosting } from './stock/recipe-costing.ts';

/** Every kind of document a command can read. */
export interface Documents {
  provider: Provider;
  member: Member;
  endUser: EndUser;
  service: Service;
  slotDay: SlotDay;
  reservation: Reservation;
  reservationReference: ReservationReference;
  plan: Plan;
  subscription: Subscription;
  subscriptionReference: SubscriptionReference;
  menuItem: MenuItem;
  table: Table;
  printer: Printer;
  order: Order;
  orderReference: OrderReference;
  orderNumber: OrderNumber;
  printJob: PrintJob;
  ingredient: Ingredient;
  ingredientCosting: IngredientCosting;
  recipe: Recipe;
  recipeCosting: RecipeCosting;
  customer: Customer;
}

export type DocumentKind = keyof Documents;
