import type { CommandContext } from '../firestore/command-context.ts';

interface Kept<Value> {
  readonly value: Promise<Value>;
  readonly until: number;
}

const maxKept = 5000;

/** Keeps what was computed for some time, by key. Calls at the same time share one computation; a failure is not kept. */
export class Recent<Value> {
  readonly #kept = new Map<string, Kept<Value>>();
  readonly #forMs: number;

  constructor(forMs: number) {
    this.#forMs = forMs;
  }

  get({ clock }: Pick<CommandContext, 'clock'>, key: string, compute: () => Promise<Value>): Promise<Value> {
    const now = clock().getTime();
    const known = this.#kept.get(key);
    if (known && now < known.until) return known.value;
    const value = compute();
    this.#kept.delete(key);
    this.#kept.set(key, { value, until: now + this.#forMs });
    value.catch(() => {
      if (this.#kept.get(key)?.value === value) this.#kept.delete(key);
    });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > maxKept && oldest !== undefined) this.#kept.delete(oldest);
    return value;
  }
}
