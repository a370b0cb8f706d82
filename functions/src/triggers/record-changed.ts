import type { RecordKindName } from '@counterfoil/domain';
import { onDocumentWritten } from 'firebase-functions/firestore';
import { renewKey } from '../bundles/renew-key.ts';
import { executor } from '../firestore/process-context.ts';
import { tellChange } from '../records/emit-record-events.ts';
import { recordChange } from '../records/record-change.ts';
import { eventOptions } from '../settings.ts';

const house = 'serviceProviders/{providerId}';

/** `document` is below the house and names the record `{id}`; the house itself has no other id than its own. */
const told = (kind: RecordKindName, document: string) =>
  onDocumentWritten({ ...eventOptions, document: house + document }, async ({ data, params, time }) => {
    if (!data) return;
    const { providerId = '', id = providerId }: Readonly<Record<string, string>> = params;
    const { before, after } = data;
    const change = recordChange(kind, { providerId, entityId: id }, { before, after, time });
    await tellChange(executor().firestore, change);
    await renewKey(executor(), change);
  });

/** What devices write directly becomes an event, as what comes by a command does, and the data bundle is built anew. */
export const recordChanged = {
  categories: told('categories', '/categories/{id}'),
  menuItems: told('menuItems', '/menuItems/{id}'),
  menuCosting: told('menuCosting', '/menuItems/{id}/private/costing'),
  tables: told('tables', '/tables/{id}'),
  printers: told('printers', '/printers/{id}'),
  recipes: told('recipes', '/recipes/{id}'),
  ingredients: told('ingredients', '/ingredients/{id}'),
  ingredientCosting: told('ingredientCosting', '/ingredients/{id}/private/costing'),
  services: told('services', '/services/{id}'),
  plans: told('plans', '/plans/{id}'),
  provider: told('provider', ''),
};
