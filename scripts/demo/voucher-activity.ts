import { vouchers } from '@counterfoil/client/payments';
import { v4 } from 'uuid';
import { type Activity, currentData, type Demo, sendAndReport } from './activity.ts';
import type { Device } from './device.ts';
import { payOnPage } from './pay.ts';
import { customers } from './people.ts';
import { salon } from './salon.ts';

const { providerId } = salon;
/** The service of the salon that sells packages. */
const serviceId = 'haircut';

const buyPackage = async (device: Device): Promise<Activity> => {
  const voucherId = v4();
  const payload = { voucherId, serviceId, visits: 5 };
  const bought = await sendAndReport(device, 'buys five haircuts', { type: 'voucher.buy', providerId, payload });
  return { ...bought, answer: `${bought.answer}, ${await payOnPage(device, { providerId, voucherId })}` };
};

/** Buys a package at the salon, or pays a haircut with a visit of it. */
export const usePackage = async ({ dice, devices }: Demo): Promise<Activity | undefined> => {
  const device = devices.get(dice.pick(customers)?.uid ?? '');
  if (!device) return undefined;
  const held = (await currentData(vouchers(device.counterfoil, providerId))).find(({ status }) => status === 'active');
  if (!held) return await buyPackage(device);
  const booked = await currentData(device.counterfoil.me().reservations({ status: 'confirmed' }));
  const unpaid = booked.find((one) => one.serviceId === serviceId && one.paymentStatus === 'none' && !one.credit);
  if (!unpaid) return undefined;
  const { userId, reservationId, code } = unpaid;
  const payload = { voucherId: held.voucherId, userId, reservationId };
  return await sendAndReport(device, `pays a haircut (${code}) with a visit`, {
    type: 'voucher.redeem',
    providerId,
    payload,
  });
};
