import type { z } from 'zod';
import type { Service } from '../booking/slots/service.ts';
import type { Plan } from '../booking/subscription/plan.ts';
import type { categorySchema } from '../restaurant/menu/category.ts';
import type { MenuCosting } from '../restaurant/menu/costing.ts';
import type { menuItemSettingsSchema } from '../restaurant/menu/menu-item.ts';
import type { Printer } from '../restaurant/print-jobs/printer.ts';
import type { Table } from '../restaurant/tables/table.ts';
import type { ingredientSettingsSchema } from '../stock/ingredient.ts';
import type { IngredientCosting } from '../stock/ingredient-costing.ts';
import type { recipeSettingsSchema } from '../stock/recipe.ts';

/** What devices write of each kind of record; the rules hold them to it. */
export interface RecordInputs {
  categories: z.input<typeof categorySchema>;
  menuItems: z.input<typeof menuItemSettingsSchema>;
  /** What an item costs the house, for owner and manager only. */
  menuCosting: MenuCosting;
  tables: Pick<Table, 'name' | 'seats' | 'status'>;
  printers: Printer;
  ingredients: z.input<typeof ingredientSettingsSchema>;
  /** What so much of an ingredient costs, for owner and manager only. */
  ingredientCosting: IngredientCosting;
  recipes: z.input<typeof recipeSettingsSchema>;
  services: Service;
  plans: Plan;
}
