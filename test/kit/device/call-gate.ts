import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { BrowserContext } from 'playwright-core';
import { emulators } from '../emulators.ts';

/** The fate of the calls of `command`. `lose-answer` executes them first; an object is the answer of a proxy. */
export type CallFate =
  | 'pass'
  | 'hang'
  | 'reset'
  | 'lose-answer'
  | { readonly status: number; readonly retryAfterSeconds?: number; readonly body?: object };

/** A proxy between one device and the functions, whose faults a test chooses. */
export interface CallGate {
  /** Commands of each call, in the order in which the calls came. */
  readonly calls: readonly (readonly string[])[];
  /** Times of the calls, in milliseconds since 1970. */
  readonly times: readonly number[];
  set(fate: CallFate): void;
  /** Makes a device use the gate. */
  prepare(context: BrowserContext): Promise<unknown>;
  /** Breaks the connections of open calls. */
  dropCalls(): void;
  close(): void;
}

const cors = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': '*',
  'access-control-expose-headers': 'Retry-After',
};

const forward = async ({ method, url, headers }: IncomingMessage, body: Buffer) => {
  const [host, port] = emulators.functions.split(':');
  const asked = request({ host, port, method, path: url, headers }).end(body);
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const { connection: _c, 'transfer-encoding': _t, ...kept } = response.headers;
  return { status: response.statusCode ?? 502, headers: kept, body: await buffer(response) };
};

const refuse = (
  response: ServerResponse,
  { status, retryAfterSeconds, body = {} }: Extract<CallFate, object>,
): void => {
  const pause = retryAfterSeconds ? { 'retry-after': String(retryAfterSeconds) } : {};
  response.writeHead(status, { ...cors, 'content-type': 'application/json', ...pause }).end(JSON.stringify(body));
};

const pass = async (
  asked: IncomingMessage,
  response: ServerResponse,
  { body, isLost }: { readonly body: Buffer; readonly isLost: boolean },
): Promise<void> => {
  const given = await forward(asked, body);
  if (isLost) response.destroy();
  else response.writeHead(given.status, given.headers).end(given.body);
};

const idsIn = (body: Buffer): string[] => {
  const { data }: { data?: { commands?: readonly { id: string }[] } } = JSON.parse(String(body));
  return (data?.commands ?? []).map(({ id }) => id);
};

export const openCallGate = async (first: CallFate = 'pass'): Promise<CallGate> => {
  let fate = first;
  const calls: string[][] = [];
  const times: number[] = [];

  const answer = async (asked: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await buffer(asked);
    const isCommand = asked.method === 'POST' && asked.url?.endsWith('/command');
    const current = isCommand ? fate : 'pass';
    if (isCommand) {
      calls.push(idsIn(body));
      times.push(Date.now());
    }
    if (typeof current === 'object') refuse(response, current);
    else if (current === 'reset') response.destroy();
    else if (current !== 'hang') await pass(asked, response, { body, isLost: current === 'lose-answer' });
  };

  const server = createServer((asked, response) => {
    answer(asked, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    calls,
    times,
    set: (next) => {
      fate = next;
    },
    prepare: (context) =>
      context.addInitScript((address) => Object.assign(globalThis, { functionsAt: address }), address),
    dropCalls: () => server.closeAllConnections(),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
