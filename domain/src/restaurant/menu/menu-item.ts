import type { z } from 'zod';
import type { menuItemSchema } from './menu-item-schema.ts';

export type MenuItem = Readonly<z.infer<typeof menuItemSchema>>;
