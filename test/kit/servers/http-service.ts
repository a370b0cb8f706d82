import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Fault, FaultPlan } from './fault.ts';

export interface Answer {
  readonly status: number;
  readonly body: object;
}

interface Service {
  /** Handles a request that reaches the service. */
  handle(path: string, body: unknown, headers: IncomingMessage['headers']): Answer;
  /** The body of an error, or of «too many requests». */
  fail(status: 500 | 429): object;
  faultPlan(): Fault | undefined;
}

const reply = (response: ServerResponse, { status, body }: Answer, headers: Record<string, string> = {}): void => {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
};

const respond = (request: IncomingMessage, response: ServerResponse, body: unknown, service: Service): void => {
  const handle = () => service.handle(request.url ?? '', body, request.headers);
  const fault = service.faultPlan();
  switch (fault?.kind) {
    case undefined:
      reply(response, handle());
      return;
    case 'error':
      reply(response, { status: 500, body: service.fail(500) });
      return;
    case 'busy':
      reply(response, { status: 429, body: service.fail(429) }, { 'retry-after': `${fault.retryAfterSeconds}` });
      return;
    case 'emptyId':
      reply(response, { status: 200, body: { id: '', errors: ['All included players are not subscribed'] } });
      return;
    case 'lostAnswer':
      handle();
      response.destroy();
      return;
    case 'reset':
      response.destroy();
      return;
    case 'silence':
      return;
    default:
      fault satisfies never;
  }
};

export interface Listening {
  readonly port: number;
  faultPlan: FaultPlan;
}

/** Starts a service on a free port, until the test ends. */
export const listen = async (service: Omit<Service, 'faultPlan'>, faultPlan: FaultPlan): Promise<Listening> => {
  const server = createServer(async (request, response) => {
    respond(request, response, await json(request), { ...service, faultPlan: () => listening.faultPlan() });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening: Listening = { port: (server.address() as AddressInfo).port, faultPlan };
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return listening;
};
