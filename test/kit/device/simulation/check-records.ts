import { firestore } from '../../admin.ts';
import type { Ledger } from './ledger.ts';

/** Fields that only these people write, each with the last value of every person on every device. */
const lastValues = ({ entries }: Ledger): Map<string, Map<string, unknown[]>> => {
  const fields = new Map<string, Map<string, unknown[]>>();
  for (const { device, uid, work, orphaned } of entries.values()) {
    if (work.do !== 'change' || work.kind === 'tables') continue;
    const author = `${device} ${uid}`;
    for (const [field, value] of Object.entries(work.fields)) {
      const key = `${work.kind}/${work.id}/${field}`;
      const byDevice = fields.get(key) ?? new Map<string, unknown[]>();
      // If a page was killed before it queued the write, either this value or the one before may be the last.
      const before = orphaned === 'unsure' ? (byDevice.get(author) ?? [undefined]) : [];
      fields.set(key, byDevice.set(author, [...before, value]));
    }
  }
  return fields;
};

/** Checks last-write-wins: a field's value is the last one that some device wrote. */
export const checkRecords = async (providerId: string, ledger: Ledger): Promise<string[]> => {
  const faults: string[] = [];
  for (const [key, byDevice] of lastValues(ledger)) {
    const [kind, id, field = ''] = key.split('/');
    const is = (await firestore.doc(`serviceProviders/${providerId}/${kind}/${id}`).get()).get(field);
    const words = [...byDevice.values()].flat();
    // If none of the writes was queued, the field may be unchanged.
    if (!words.includes(undefined) && !words.includes(is))
      faults.push(`${key} is ${is}, the devices' last values are ${words}`);
  }
  return faults;
};
