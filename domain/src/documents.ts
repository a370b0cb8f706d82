import type { ReservationReference } from './booking/reservation/reference.ts';
import type { Reservation } from './booking/reservation/reservation.ts';
import type { Service } from './booking/slots/service.ts';
import type { SlotDay } from './booking/slots/slot-day.ts';
import type { Plan } from './booking/subscription/plan.ts';
import type { SubscriptionReference } from './booking/subscription/reference.ts';
import type { Subscription } from './booking/subscription/subscription.ts';
import type { Customer } from './customers/customer.ts';
import type { EndUser } from './end-user/end-user.ts';
import type { Member } from './provider/members/member.ts';
import type { Provider } from './provider/profile/provider.ts';
import type { MenuItem } from './restaurant/menu/menu-item.ts';
import type { Order } from './restaurant/orders/order.ts';
import type { OrderNumber } from './restaurant/orders/order-number.ts';
import type { OrderReference } from './restaurant/orders/reference.ts';
import type { PrintJob } from './restaurant/print-jobs/print-job.ts';
import type { Printer } from './restaurant/print-jobs/printer.ts';
import type { Table } from './restaurant/tables/table.ts';
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
