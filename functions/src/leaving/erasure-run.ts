import { randomBytes } from 'node:crypto';
import { type Leaving, leavingSchema, type Pseudonym, pseudonymOf, type Traces } from '@counterfoil/domain';
import { type DocumentReference, FieldPath, FieldValue, type WriteBatch } from 'firebase-admin/firestore';
import { backoff, maxAttempts } from '../firestore/backoff.ts';
import type { CommandContext } from '../firestore/command-context.ts';
import { isRetryable } from '../firestore/commit-failure.ts';
import { withDates } from '../firestore/with-dates.ts';

/** The kinds of documents that an erasure counts. */
export type ErasedKind =
  | 'bookings'
  | 'subscriptions'
  | 'orders'
  | 'customers'
  | 'events'
  | 'money'
  | 'records'
  | 'memberships'
  | 'removed';

const shards = 16;

/** Where documents count that belong to no provider. */
export const nowhere = '-';

type ProviderPlan = NonNullable<Leaving['providers']>[string];

/** 128 random bits. */
export const secret = (): string =>
  randomBytes(16)
    .toString('base64url')
    .replace(/^[-_]+/, 'x');

/** The erasure of one person: the pseudonyms, and the counts for the report. They are kept, so that a run can go on. */
export class ErasureRun {
  readonly context: CommandContext;
  readonly ref: DocumentReference;
  readonly uid: string;
  readonly #providers: Map<string, ProviderPlan>;
  readonly #planning = new Map<string, Promise<ProviderPlan>>();
  #words: readonly string[];
  #changes = 0;

  constructor(context: CommandContext, ref: DocumentReference, { userId, providers = {}, words = [] }: Leaving) {
    this.context = context;
    this.ref = ref;
    this.uid = userId;
    this.#providers = new Map(Object.entries(providers));
    this.#words = words;
  }

  static async of(context: CommandContext, ref: DocumentReference): Promise<ErasureRun> {
    const read = await ref.get();
    return new ErasureRun(context, ref, leavingSchema.parse(withDates(read.data())));
  }

  get providerIds(): string[] {
    return [...this.#providers.keys()];
  }

  /** Documents that this pass has changed. */
  get changes(): number {
    return this.#changes;
  }

  get traces(): Traces {
    return { uid: this.uid, words: this.#words };
  }

  /** The same without names: for documents of others, in which the same name may be somebody else's. */
  get idTraces(): Traces {
    return { uid: this.uid, words: [] };
  }

  customersAt(providerId: string): readonly string[] {
    return this.#providers.get(providerId)?.customers ?? [];
  }

  /** The pseudonym with one provider. Providers cannot tell by it that they knew the same person. */
  async pseudonym(providerId: string): Promise<Pseudonym> {
    const plan = this.#providers.get(providerId);
    if (plan) return pseudonymOf(plan.secret);
    // Several bookings are handled at a time, and all get the same one.
    const planning = this.#planning.get(providerId) ?? this.#plan(providerId, { secret: secret(), customers: [] });
    this.#planning.set(providerId, planning);
    return pseudonymOf((await planning).secret);
  }

  async addCustomers(providerId: string, customers: readonly string[]): Promise<void> {
    await this.pseudonym(providerId);
    const plan = this.#providers.get(providerId);
    const all = [...new Set([...(plan?.customers ?? []), ...customers])];
    if (plan && all.length > plan.customers.length) await this.#plan(providerId, { ...plan, customers: all });
  }

  async addWords(words: readonly (string | undefined)[]): Promise<void> {
    const found = words.flatMap((word) => (word?.trim() ? [word.trim()] : []));
    const added = [...new Set(found)].filter((word) => !this.#words.includes(word));
    if (added.length === 0) return;
    this.#words = [...this.#words, ...added];
    await this.ref.update({ words: FieldValue.arrayUnion(...added) });
  }

  async #plan(providerId: string, plan: ProviderPlan): Promise<ProviderPlan> {
    await this.ref.update(new FieldPath('providers', providerId), plan);
    this.#providers.set(providerId, plan);
    return plan;
  }

  /** Counts documents in the commit that changes them, in shards: one document would make all commits wait. */
  count(batch: WriteBatch, providerId: string, kind: ErasedKind, documents: number): void {
    if (documents === 0) return;
    this.#changes += documents;
    const shard = this.ref.collection('counts').doc(String(Math.floor(Math.random() * shards)));
    batch.set(shard, { erased: { [providerId]: { [kind]: FieldValue.increment(documents) } } }, { merge: true });
  }
}

/** Builds and commits a batch, and does both again if somebody else has written meanwhile. */
export const untilCommitted = async (build: () => Promise<WriteBatch | undefined>): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await (await build())?.commit();
      return;
    } catch (error) {
      if (!isRetryable(error) || attempt === maxAttempts) throw error;
      await backoff(attempt);
    }
  }
};
