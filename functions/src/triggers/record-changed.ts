import { type RecordKindName, recordKinds, recordPath } from '@counterfoil/domain';
import { onDocumentWritten } from 'firebase-functions/firestore';
import { renewKey } from '../bundles/renew-key.ts';
import { eventOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { emitOrKeep } from '../records/emit-or-keep.ts';
import { findDeletion } from '../records/find-deletion.ts';
import { followProfile } from '../records/follow-profile.ts';
import { recordChange } from '../records/record-change.ts';

const providerDocument = 'serviceProviders/{providerId}';

/** The provider's document carries no second id: there, `id` is the provider's own. */
const documentOf = (kind: RecordKindName): string =>
  kind === 'provider' ? providerDocument : `${providerDocument}/${recordPath(kind, '{id}')}`;

const onRecordWritten = (kind: RecordKindName) =>
  onDocumentWritten({ ...eventOptions, document: documentOf(kind) }, async ({ data, params, time }) => {
    if (!data) return;
    const { providerId = '', id = providerId }: Readonly<Record<string, string>> = params;
    const { before, after } = data;
    const deletion = after.exists ? undefined : await findDeletion(before, { providerId, kind, id });
    const change = recordChange(kind, { providerId, entityId: id }, { before, after, time, deletion });
    await emitOrKeep(processContext(), change);
    await renewKey(processContext(), change);
    await followProfile(processContext(), change);
  });

const isKind = (name: string): name is RecordKindName => Object.hasOwn(recordKinds, name);

/** One function for each record kind: turns a direct write of a device into an event, and renews the key of its data
 * bundle. The directory follows a profile.
 */
export const recordChanged = Object.fromEntries(
  Object.keys(recordKinds)
    .filter(isKind)
    .map((kind) => [kind, onRecordWritten(kind)]),
);
