import { expectTypeOf, test } from 'vitest';
import type { CommandPayloads, CommandType, NewCommand } from './new-command.ts';

interface Client {
  send<Type extends CommandType>(command: NewCommand<Type>): Promise<string>;
}

/** A wrapper as an app writes it. It compiles without a cast. */
const sendAs =
  ({ send }: Client, providerId: string) =>
  <Type extends CommandType>(type: Type, payload: CommandPayloads[Type]): Promise<string> =>
    send<Type>({ type, payload, providerId });

const forward =
  ({ send }: Client) =>
  <Type extends CommandType>(command: NewCommand<Type>): Promise<string> =>
    send(command);

const client: Client = { send: async ({ type }) => type };

test('a generic wrapper sends a typed command without a cast', async () => {
  const order = { orderId: 'one' };
  // @ts-expect-error A payload of another command.
  void sendAs(client, 'p')('order.move', order);
  // @ts-expect-error A command that does not exist.
  void forward(client)({ type: 'order.eat', providerId: 'p', payload: order });
  const sent = [
    await sendAs(client, 'p')('order.confirm', order),
    await forward(client)({ type: 'order.confirm', providerId: 'p', payload: order }),
  ];
  expectTypeOf(sent).toEqualTypeOf<string[]>();
});

test('an app sees no command that only the system may send', () => {
  expectTypeOf<
    'reservation.expire' | 'reservation.settlePayment' | 'subscription.confirmPayment'
  >().not.toExtend<CommandType>();
  expectTypeOf<'order.place'>().toExtend<CommandType>();
  expectTypeOf<Extract<CommandType, `${string}.expire`>>().toBeNever();
  expectTypeOf<NewCommand>().toExtend<{ readonly providerId: string; readonly payload: object }>();
  type Payload = Extract<NewCommand, { type: 'order.confirm' }>['payload'];
  expectTypeOf<Payload>().toEqualTypeOf<CommandPayloads['order.confirm']>();
});
