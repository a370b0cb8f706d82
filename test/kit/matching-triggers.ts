import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { root } from '../../scripts/root.ts';
import type { Request } from '../bench/recorded.ts';

/** The part of a function's description from which a deploy makes its trigger. */
const triggerSchema = z.object({
  __endpoint: z.object({
    eventTrigger: z.object({
      eventType: z.string(),
      eventFilterPathPatterns: z.object({ document: z.unknown() }),
    }),
  }),
});

interface Trigger {
  readonly name: string;
  readonly pattern: RegExp;
  readonly onlyCreations: boolean;
}

const regExpOf = (pattern: string): RegExp => new RegExp(`^${pattern.replaceAll(/\{[^}]+\}/g, '[^/]+')}$`);

const triggersIn = (group: object, prefix = ''): Trigger[] =>
  Object.entries(group).flatMap(([key, value]): Trigger[] => {
    const found = triggerSchema.safeParse(value);
    if (!found.success) return typeof value === 'object' && value !== null ? triggersIn(value, `${key}.`) : [];
    const { eventType, eventFilterPathPatterns } = found.data.__endpoint.eventTrigger;
    const pattern = regExpOf(String(eventFilterPathPatterns.document));
    return [{ name: `${prefix}${key}`, pattern, onlyCreations: eventType.endsWith('.created') }];
  });

/** Reads the functions in a process of their own, because loading them creates the default app. */
const readTriggers = async (): Promise<Trigger[]> => {
  const code = `console.log(JSON.stringify(await import(${JSON.stringify(join(root, 'functions/lib/index.js'))}),
    (key, value) => (typeof value === 'function' ? { __endpoint: value.__endpoint } : value)))`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', code]);
  return triggersIn(z.record(z.string(), z.unknown()).parse(JSON.parse(stdout)));
};

const triggers = await readTriggers();

/** The names of the functions that the writes of a request invoke. */
export const matchingTriggers = (request: Request): string[] =>
  'writes' in request
    ? request.writes.flatMap(({ op, path }) =>
        triggers
          .filter(
            ({ pattern, onlyCreations }) => pattern.test(path) && (!onlyCreations || op === 'create' || op === 'set'),
          )
          .map(({ name }) => name),
      )
    : [];
