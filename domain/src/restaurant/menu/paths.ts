import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const categoriesPath = (providerId: string): string => `${providerPath(providerId)}/categories`;

export const menuItemsPath = (providerId: string): string => `${providerPath(providerId)}/menuItems`;

export const menuItemRef = (providerId: string, menuItemId: string): Ref<'menuItem'> => ({
  kind: 'menuItem',
  path: `${menuItemsPath(providerId)}/${menuItemId}`,
});
