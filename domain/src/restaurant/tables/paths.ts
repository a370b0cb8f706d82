import type { Ref } from '../../kernel/ref.ts';
import { providerPath } from '../../provider/profile/paths.ts';

export const tablesPath = (providerId: string): string => `${providerPath(providerId)}/tables`;

export const tableRef = (providerId: string, tableId: string): Ref<'table'> => ({
  kind: 'table',
  path: `${tablesPath(providerId)}/${tableId}`,
});
