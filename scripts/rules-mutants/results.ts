import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { root } from '../root.ts';

const storedSchema = z.object({
  rules: z.string(),
  tests: z.string(),
  /** By mutant. */
  killers: z.record(z.string(), z.string()),
  survivors: z.array(z.string()),
});

export const hashOf = (texts: readonly string[]): string =>
  createHash('sha256').update(texts.join('\0')).digest('hex').slice(0, 16);

const path = join(root, '.suite', 'rules-mutants.json');

/**
 * The results of earlier runs, so that an interrupted run continues. A killed mutant stays killed while the rules stay
 * the same. A survivor gets another chance when the tests change.
 */
export class Results {
  readonly #rules: string;
  readonly #tests: string;
  readonly killers = new Map<string, string>();
  readonly survivors = new Set<string>();
  #saving: Promise<void> = Promise.resolve();

  private constructor(rules: string, tests: string) {
    this.#rules = rules;
    this.#tests = tests;
  }

  static async open(rules: string, tests: string): Promise<Results> {
    const results = new Results(rules, tests);
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const stored = text === undefined ? undefined : storedSchema.safeParse(JSON.parse(text)).data;
    if (stored?.rules !== rules) return results;
    for (const [id, killer] of Object.entries(stored.killers)) results.killers.set(id, killer);
    if (stored.tests === tests) for (const id of stored.survivors) results.survivors.add(id);
    return results;
  }

  has(id: string): boolean {
    return this.killers.has(id) || this.survivors.has(id);
  }

  /** Adds a result and saves all. */
  async add(id: string, killer: string | undefined): Promise<void> {
    if (killer) this.killers.set(id, killer);
    else this.survivors.add(id);
    const content = {
      rules: this.#rules,
      tests: this.#tests,
      killers: Object.fromEntries(this.killers),
      survivors: [...this.survivors],
    };
    this.#saving = this.#saving.then(() => writeFile(path, `${JSON.stringify(content, null, 1)}\n`));
    await this.#saving;
  }
}
