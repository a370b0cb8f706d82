import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import type { Outcome } from '@counterfoil/client';
import type { Dice } from '../../../scripts/demo/dice.ts';
import { emulators } from '../emulators.ts';

/** Faults of a device's calls, in percent of the calls. The same seed gives the same faults, call by call. */
export interface CallFaults {
  readonly dice: Dice;
  readonly delayed: number;
  readonly delayMs: number;
  /** Delivered twice; the device gets the first or the second answer. */
  readonly doubled: number;
}

/** Facts about a device's calls that no code on the device can know. */
export interface CallObserver {
  readonly isOffline: () => boolean;
  /** Commands that were rejected at their first delivery and applied at the second: a rejection leaves no receipt. */
  readonly decidedTwice: Set<string>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

const forward = async ({ method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> => {
  const [host, port] = emulators.functions.split(':');
  const asked = request({ host, port, method, path: url, headers }).end(body);
  const [response]: [IncomingMessage] = (await once(asked, 'response')) as [IncomingMessage];
  const { connection: _c, 'transfer-encoding': _t, ...kept } = response.headers;
  return { status: response.statusCode ?? 502, headers: kept, body: await buffer(response) };
};

const refusedIn = ({ status, body }: Answer): string[] => {
  const { result }: { result?: { outcomes?: readonly Outcome[] } } = status === 200 ? JSON.parse(String(body)) : {};
  const refused = (result?.outcomes ?? []).filter(({ outcome }) => outcome === 'rejected');
  return refused.map(({ commandId }) => commandId);
};

/** @returns `undefined` if the device lost its network meanwhile */
const pass = async (
  asked: IncomingMessage,
  body: Buffer,
  { dice, delayed, delayMs, doubled }: CallFaults,
  { isOffline, decidedTwice }: CallObserver,
): Promise<Answer | undefined> => {
  const [late, twice, second] = [dice.int(1, 100) <= delayed, dice.int(1, 100) <= doubled, dice.int(0, 1) === 1];
  if (late) await delay(dice.int(1, delayMs));
  if (isOffline()) return undefined;
  const first = await forward(asked, body);
  if (!twice) return first;
  const again = await forward(asked, body);
  const still = refusedIn(again);
  for (const id of refusedIn(first)) if (!still.includes(id)) decidedTwice.add(id);
  return second ? again : first;
};

/** A proxy between one device and the functions. It delays and duplicates calls of `command`. */
export const startFaultyCalls = async (faults: CallFaults, observer: CallObserver) => {
  const server = createServer(async (asked, answer) => {
    try {
      const body = await buffer(asked);
      const isCommand = asked.method === 'POST' && asked.url?.endsWith('/command');
      const given = isCommand ? await pass(asked, body, faults, observer) : await forward(asked, body);
      if (given) answer.writeHead(given.status, given.headers).end(given.body);
      else answer.destroy();
    } catch {
      // The page may be gone: then nobody waits for the answer.
      answer.destroy();
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
