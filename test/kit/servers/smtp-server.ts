import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import { onTestFinished } from 'vitest';
import { type FaultPlan, noFaults } from './fault.ts';
import { type Mail, parseMail } from './mail.ts';

const refusal = (responseCode: number): Error => Object.assign(new Error('not now'), { responseCode });

/** A mail server that accepts everything except where its fault plan intervenes; `unknown@…` has no mailbox. */
export const startSmtp = async (faultPlan: FaultPlan = noFaults) => {
  const mails: Mail[] = [];
  const sockets = new Map<number | undefined, Socket>();
  const state = { faultPlan };

  const take = async (stream: SMTPServerDataStream, port: number, to: string): Promise<void> => {
    const raw = await text(stream);
    const fault = state.faultPlan();
    if (fault?.kind === 'error' || fault?.kind === 'busy') throw refusal(451);
    if (!fault || fault.kind === 'lostAnswer') mails.push(parseMail(raw, to));
    if (fault && fault.kind !== 'silence') sockets.get(port)?.destroy();
    if (fault) await new Promise(() => {});
  };

  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: ({ address }, _session, done) => done(address.startsWith('unknown@') ? refusal(550) : null),
    onData: (stream, { remotePort, envelope }, done) => {
      take(stream, remotePort, envelope.rcptTo[0]?.address ?? '').then(() => done(), done);
    },
  });
  // Errors are intended here.
  server.on('error', () => {});
  server.server.on('connection', (socket) => sockets.set(socket.remotePort, socket));
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets.values()) socket.destroy();
    server.close();
  });
  return {
    config: {
      smtpUrl: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
      from: 'Counterfoil <hello@example.org>',
    },
    mails,
    set faultPlan(next: FaultPlan) {
      state.faultPlan = next;
    },
  };
};
