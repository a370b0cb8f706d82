import type { Counterfoil } from '@counterfoil/client';
import { map, type Subscription } from 'rxjs';
import { listItem } from './list-item.ts';
import { liveSection } from './live-section.ts';

const words = {
  OUT_OF_STOCK: 'none left',
  LOW_STOCK: 'order now',
  NORMAL: '',
  OVERSTOCK: 'too much',
} as const;

/** Stock and remaining days of each ingredient. */
export const stockView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement =>
  liveSection(
    {
      id: 'stock',
      title: 'Stock',
      items: counterfoil
        .provider(providerId)
        .ingredients()
        .pipe(map(({ data }) => data)),
      // A new ingredient that a device has added may have no stock yet.
      item: ({ name, unit, currentStock = 0, stockStatus = 'OUT_OF_STOCK', daysRemaining }) => {
        const days = typeof daysRemaining === 'number' ? `for ${daysRemaining} days` : undefined;
        return listItem(name, [`${currentStock} ${unit}`, days, words[stockStatus] || undefined]);
      },
    },
    watching,
  );

/** The recipes that the stock covers. */
export const recipesView = (counterfoil: Counterfoil, providerId: string, watching: Subscription): HTMLElement =>
  liveSection(
    {
      id: 'recipes',
      title: 'What can be made',
      items: counterfoil
        .provider(providerId)
        .recipes()
        .pipe(map(({ data }) => data)),
      item: ({ id, name, isAvailable, maxPossibleQuantity, missingIngredients = [] }) => {
        const portions = typeof maxPossibleQuantity === 'number' ? `${maxPossibleQuantity} more` : undefined;
        const missing = missingIngredients.length > 0 ? `missing: ${missingIngredients.join(', ')}` : undefined;
        return listItem(name ?? id, [isAvailable === false ? 'not to be had' : portions, missing]);
      },
    },
    watching,
  );
