import { type RecordChange, type RecordKindName, recordKinds, recordPath } from '@counterfoil/domain';
import { onDocumentWritten } from 'firebase-functions/firestore';
import { renewKey } from '../bundles/renew-key.ts';
import { eventOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { emitOrKeep } from '../records/emit-or-keep.ts';
import { findDeletion } from '../records/find-deletion.ts';
import { followProfile } from '../records/follow-profile.ts';
import { followSettings } from '../records/follow-settings.ts';
import { recordChange } from '../records/record-change.ts';
import { inSpan } from '../trace/in-span.ts';
import { observed } from '../trace/observed.ts';

const providerDocument = 'serviceProviders/{providerId}';

/** The two parts of a profile carry no second id: there, `id` is the provider's own. */
const documentOf = (kind: RecordKindName): string => {
  if (kind === 'provider') return providerDocument;
  const path = kind === 'privateProfile' ? 'private/profile' : recordPath(kind, '{id}');
  return `${providerDocument}/${path}`;
};

const follow = async (change: RecordChange): Promise<void> => {
  const context = processContext();
  // First, because the event makes functions compute with these settings.
  await followSettings(context, change);
  await emitOrKeep(context, change);
  await renewKey(context, change);
  await followProfile(context, change);
};

const onRecordWritten = (kind: RecordKindName) =>
  onDocumentWritten(
    { ...eventOptions, document: documentOf(kind) },
    observed('background', async ({ data, params, time }) => {
      if (!data) return;
      const { providerId = '', id = providerId }: Readonly<Record<string, string>> = params;
      const { before, after } = data;
      const deletion = after.exists ? undefined : await findDeletion(before, { providerId, kind, id });
      const change = recordChange(kind, { providerId, entityId: id }, { before, after, time, deletion });
      const place = { name: `trigger record.${kind}`, correlationId: change.changeId, kind: 'consumer' } as const;
      await inSpan(place, () => follow(change));
    }),
  );

const isKind = (name: string): name is RecordKindName => Object.hasOwn(recordKinds, name);

/** One function for each record kind: turns a direct write of a device into an event, and renews the key of its data
 * bundle. The directory follows a profile.
 */
export const recordChanged = Object.fromEntries(
  Object.keys(recordKinds)
    .filter(isKind)
    .map((kind) => [kind, onRecordWritten(kind)]),
);
