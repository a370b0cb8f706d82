import { type Actor, nameSchema, type Outcome, type Rejection } from '@counterfoil/domain';
import type { Transport } from '../connection/transport.ts';
import type { FakeDevice } from './fake-connection.ts';
import type { FakeServer } from './fake-server.ts';

/** The sender of a call, as the callable function reads it from the token. */
const actorOf = ({ uid, displayName }: { readonly uid: string; readonly displayName: string | null }): Actor => {
  const name = nameSchema.safeParse(displayName);
  return name.success ? { kind: 'user', uid, name: name.data } : { kind: 'user', uid };
};

/** @param nextRefusal takes the refusal that the test wants for the next command */
export const fakeTransport = (
  server: FakeServer,
  { whenOnline, user }: FakeDevice,
  nextRefusal: () => Rejection | undefined,
): Transport => ({
  call: (commands) =>
    commands.map(async (command): Promise<Outcome> => {
      await whenOnline();
      const sender = user();
      if (!sender) throw new Error('nobody is signed in');
      const rejection = nextRefusal();
      if (rejection) return { commandId: command.id, outcome: 'rejected', rejection };
      return server.execute(actorOf(sender), command);
    }),
  write: async (entry) => {
    await whenOnline();
    return server.writeRecord(entry);
  },
});
