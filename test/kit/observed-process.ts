/**
 * A program: a process of the built functions, with the parameters of its environment. It calls `command` as often as
 * `argv[2]` says. Its last line has the times of the calls and of the load, and the packages that it has loaded.
 */
import { registerHooks } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { v7 } from 'uuid';
import { salonProfile } from '../../domain/test-kit/fixtures/salon.ts';

const [, , calls = '1', afterMs = '0'] = process.argv;

const packages = new Set<string>();
registerHooks({
  load: (url, context, next) => {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1];
    if (name) packages.add(name);
    return next(url, context);
  },
});

const begin = performance.now();
// Built, as it is deployed. It has no types.
const built: string = '../../functions/lib/index.js';
const { command } = await import(built);
const loadMs = performance.now() - begin;

const callOnce = async (): Promise<{ ms: number; outcome: string }> => {
  const id = v7();
  const data = {
    commands: [
      {
        ...{
          id,
          type: 'provider.create',
          providerId: `salon-${id}`,
          payload: { ...salonProfile, name: 'Zenobia Quux' },
        },
        issuedAt: new Date().toISOString(),
      },
    ],
  };
  const from = performance.now();
  const { outcomes } = await command.run({ data, auth: { uid: `user-${id}`, token: {} }, rawRequest: {} });
  return { ms: performance.now() - from, outcome: outcomes[0].outcome };
};

const answers: Awaited<ReturnType<typeof callOnce>>[] = [];
for (let n = 0; n < Number(calls); n++) answers.push(await callOnce());
await wait(Number(afterMs));
console.log(JSON.stringify({ loadMs, answers, packages: [...packages] }));
process.exit(0);
