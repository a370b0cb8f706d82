import type { Plan } from '@counterfoil/domain';
import { v7 } from 'uuid';
import { clubPlans } from '../../domain/test-kit/fixtures/club.ts';
import { makeCommand } from './command.ts';
import { mustRun, userActor } from './run.ts';
import { createTenant, price, putPlan, type Tenant } from './tenant.ts';

export const free: Plan = clubPlans.free;
export const paid: Plan = { ...clubPlans.paid, price };

/** Creates a tenant with one free plan and one with a price, a month each. */
export const openClub = async (): Promise<Tenant> => {
  const tenant = await createTenant();
  await Promise.all([putPlan(tenant.providerId, 'free', free), putPlan(tenant.providerId, 'paid', paid)]);
  return tenant;
};

/** Creates a subscription at a time that the test chooses. */
export const subscribe = async (providerId: string, userId: string, planId: string, now = new Date()) => {
  const subscriptionId = v7();
  const command = makeCommand('subscription.create', providerId, { subscriptionId, planId });
  await mustRun(userActor(userId), command, now);
  return { userId, subscriptionId };
};
