import { firestore } from '../../admin.ts';
import type { Ledger } from './ledger.ts';

/** Fields that only these devices write, each with the last value of every device. */
const lastValues = ({ entries }: Ledger): Map<string, Map<number, unknown[]>> => {
  const fields = new Map<string, Map<number, unknown[]>>();
  for (const { device, work, orphaned } of entries.values()) {
    if (work.do !== 'change' || work.kind === 'tables') continue;
    for (const [field, value] of Object.entries(work.fields)) {
      const key = `${work.kind}/${work.id}/${field}`;
      const byDevice = fields.get(key) ?? new Map<number, unknown[]>();
      // If a page was killed before it queued the write, either this value or the one before may be the last.
      const before = orphaned === 'unsure' ? (byDevice.get(device) ?? [undefined]) : [];
      fields.set(key, byDevice.set(device, [...before, value]));
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
