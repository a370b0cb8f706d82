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
  /** Executed or not, and never answered. */
  readonly hung: number;
  /** Executed, but the answer is lost with the connection. */
  readonly answerLost: number;
  /** The connection breaks before anybody has seen the call. */
  readonly reset: number;
  /** Answered with 429 and a pause of a second. */
  readonly busy: number;
  /** Answered with 503. */
  readonly unavailable: number;
}

/** Facts about a device's calls that no code on the device can know. */
export interface CallObserver {
  readonly isOffline: () => boolean;
  /** True while every call hangs. */
  readonly isHanging: () => boolean;
  /** Commands that were rejected at their first delivery and applied at the second: a rejection leaves no receipt. */
  readonly decidedTwice: Set<string>;
  readonly reached: (fault: string) => void;
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

const outcomeFaults = ['hung', 'answerLost', 'reset', 'busy', 'unavailable'] as const;

/** The fault of the next call, if it has one. */
const drawFault = (faults: CallFaults): (typeof outcomeFaults)[number] | undefined => {
  let drawn = faults.dice.int(1, 100);
  return outcomeFaults.find((fault) => {
    drawn -= faults[fault];
    return drawn <= 0;
  });
};

const refusal = (status: number, code: string, headers: IncomingHttpHeaders = {}): Answer => ({
  status,
  headers: {
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'Retry-After',
    'content-type': 'application/json',
    ...headers,
  },
  body: Buffer.from(JSON.stringify({ error: { status: code, message: 'a fault of the test' } })),
});

/** @returns `undefined` if the device lost its network meanwhile */
const deliver = async (
  asked: IncomingMessage,
  body: Buffer,
  { dice, delayed, delayMs, doubled }: CallFaults,
  { isOffline, decidedTwice, reached }: CallObserver,
): Promise<Answer | undefined> => {
  const [late, twice, second] = [dice.int(1, 100) <= delayed, dice.int(1, 100) <= doubled, dice.int(0, 1) === 1];
  if (late) {
    reached('delayed');
    await delay(dice.int(1, delayMs));
  }
  if (isOffline()) return undefined;
  const first = await forward(asked, body);
  if (!twice) return first;
  reached('doubled');
  const again = await forward(asked, body);
  const still = refusedIn(again);
  for (const id of refusedIn(first)) if (!still.includes(id)) decidedTwice.add(id);
  return second ? again : first;
};

/** @returns `undefined` if the connection breaks, `hung` if nobody ever answers */
const pass = async (
  asked: IncomingMessage,
  body: Buffer,
  faults: CallFaults,
  observer: CallObserver,
): Promise<Answer | 'hung' | undefined> => {
  const fault = observer.isHanging() ? 'hung' : drawFault(faults);
  const isExecuted = faults.dice.int(0, 1) === 1 && !observer.isHanging();
  if (!fault) return await deliver(asked, body, faults, observer);
  observer.reached(fault);
  switch (fault) {
    case 'hung':
      if (isExecuted) await forward(asked, body);
      return 'hung';
    case 'answerLost':
      await forward(asked, body);
      return undefined;
    case 'reset':
      return undefined;
    case 'busy':
      return refusal(429, 'RESOURCE_EXHAUSTED', { 'retry-after': '1' });
    case 'unavailable':
      return refusal(503, 'UNAVAILABLE');
    default:
      return fault satisfies never;
  }
};

/** A proxy between one device and the functions. It delays, duplicates and loses calls of `command`. */
export const startFaultyCalls = async (faults: CallFaults, observer: CallObserver) => {
  const server = createServer(async (asked, answer) => {
    try {
      const body = await buffer(asked);
      const isCommand = asked.method === 'POST' && asked.url?.endsWith('/command');
      const given = isCommand ? await pass(asked, body, faults, observer) : await forward(asked, body);
      if (given === 'hung') return;
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
