import { firestore } from '../../admin.ts';
import type { Ledger } from './ledger.ts';

/** Fields that nothing but these devices writes, each with the last value of each device. */
const lastWords = ({ entries }: Ledger): Map<string, Map<number, unknown[]>> => {
  const fields = new Map<string, Map<number, unknown[]>>();
  for (const { device, work, orphaned } of entries.values()) {
    if (work.do !== 'change' || work.kind === 'tables') continue;
    for (const [field, value] of Object.entries(work.fields)) {
      const key = `${work.kind}/${work.id}/${field}`;
      const byDevice = fields.get(key) ?? new Map<number, unknown[]>();
      // What a page that was killed had not kept may be the last word, or the one before it.
      const before = orphaned === 'unsure' ? (byDevice.get(device) ?? [undefined]) : [];
      fields.set(key, byDevice.set(device, [...before, value]));
    }
  }
  return fields;
};

/** The last writer of a field wins: what stands there is what some device wrote last. */
export const checkRecords = async (providerId: string, ledger: Ledger): Promise<string[]> => {
  const faults: string[] = [];
  for (const [key, byDevice] of lastWords(ledger)) {
    const [kind, id, field = ''] = key.split('/');
    const is = (await firestore.doc(`serviceProviders/${providerId}/${kind}/${id}`).get()).get(field);
    const words = [...byDevice.values()].flat();
    // Nothing of it may have been kept, and then it is as it was.
    if (!words.includes(undefined) && !words.includes(is)) faults.push(`${key} is ${is}, the last words are ${words}`);
  }
  return faults;
};
