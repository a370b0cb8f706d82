import type { RecordKindName } from '@counterfoil/domain';
import { onDocumentWritten } from 'firebase-functions/firestore';
import { renewKey } from '../bundles/renew-key.ts';
import { eventOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { emitRecordEvents } from '../records/emit-record-events.ts';
import { recordChange } from '../records/record-change.ts';

const providerDocument = 'serviceProviders/{providerId}';

/**
 * `document` is a path below the provider with `{id}` for the record. The provider itself has no other id than its own.
 */
const onRecordWritten = (kind: RecordKindName, document: string) =>
  onDocumentWritten({ ...eventOptions, document: providerDocument + document }, async ({ data, params, time }) => {
    if (!data) return;
    const { providerId = '', id = providerId }: Readonly<Record<string, string>> = params;
    const { before, after } = data;
    const change = recordChange(kind, { providerId, entityId: id }, { before, after, time });
    await emitRecordEvents(processContext().firestore, change);
    await renewKey(processContext(), change);
  });

/** Turns records that devices write directly into events, as commands do, and renews the data bundle's key. */
export const recordChanged = {
  categories: onRecordWritten('categories', '/categories/{id}'),
  menuItems: onRecordWritten('menuItems', '/menuItems/{id}'),
  menuCosting: onRecordWritten('menuCosting', '/menuItems/{id}/private/costing'),
  tables: onRecordWritten('tables', '/tables/{id}'),
  printers: onRecordWritten('printers', '/printers/{id}'),
  recipes: onRecordWritten('recipes', '/recipes/{id}'),
  ingredients: onRecordWritten('ingredients', '/ingredients/{id}'),
  ingredientCosting: onRecordWritten('ingredientCosting', '/ingredients/{id}/private/costing'),
  services: onRecordWritten('services', '/services/{id}'),
  plans: onRecordWritten('plans', '/plans/{id}'),
  provider: onRecordWritten('provider', ''),
};
