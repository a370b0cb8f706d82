import { dayMs, type OpeningHours, type Plan, type Service } from '@counterfoil/domain';
import type { Firestore } from 'firebase-admin/firestore';
import { salonProfile, salonServices } from '../../domain/test-kit/fixtures/salon.ts';
import { firestore } from './admin.ts';
import { makeCommand } from './command.ts';
import { newId } from './new-id.ts';
import { mustRun, userActor } from './run.ts';

/** The salon's haircut, with enough seats for a crowd. */
export const automatic: Service = { ...salonServices.haircut, capacity: 10 };

export const { price } = automatic;

interface TenantOptions {
  readonly services?: Readonly<Record<string, Service>>;
  readonly openingHours?: OpeningHours;
  readonly timeZone?: string;
  readonly modules?: string[];
  readonly database?: Firestore;
}

export interface Tenant {
  readonly providerId: string;
  readonly ownerId: string;
}

/** Writes a service as its owner does, past the rules. */
export const putService = (
  providerId: string,
  serviceId: string,
  service: Service,
  database = firestore,
): Promise<unknown> => {
  const stamps = { createdAt: new Date(), updatedAt: new Date() };
  return database.doc(`serviceProviders/${providerId}/services/${serviceId}`).set({ ...service, ...stamps });
};

/** Writes a plan as its owner does, past the rules. */
export const putPlan = (providerId: string, planId: string, plan: Plan): Promise<unknown> => {
  const stamps = { createdAt: new Date(), updatedAt: new Date() };
  return firestore.doc(`serviceProviders/${providerId}/plans/${planId}`).set({ ...plan, ...stamps });
};

export const putMember = (
  providerId: string,
  uid: string,
  role: string,
  { active = true, database = firestore } = {},
): Promise<unknown> =>
  database.doc(`serviceProviders/${providerId}/members/${uid}`).set({
    role,
    active,
    version: 1,
    lastCommandId: 'test',
    createdAt: new Date(),
    updatedAt: new Date(),
  });

/** Adds a member who has accepted, by commands: both halves of the membership are there. */
export const addMember = async (
  { providerId, ownerId }: { readonly providerId: string; readonly ownerId: string },
  uid: string,
  role: 'owner' | 'manager' | 'staff' | 'kitchen',
): Promise<void> => {
  await mustRun(userActor(ownerId), makeCommand('member.add', providerId, { userId: uid, role }));
  await mustRun(userActor(uid), makeCommand('member.accept', providerId, { userId: uid }));
};

/** Creates a tenant that is open around the clock by default, with one service `cut`. */
export const createTenant = async (options: TenantOptions = {}, ownerId = newId('owner')): Promise<Tenant> => {
  const {
    services = { cut: automatic },
    openingHours,
    timeZone = salonProfile.timeZone,
    modules,
    database = firestore,
  } = options;
  const providerId = newId('salon');
  const profile = { ...salonProfile, name: 'Salon Test', timeZone, openingHours, modules };
  await mustRun(userActor(ownerId), makeCommand('provider.create', providerId, profile), new Date(), database);
  await Promise.all(Object.entries(services).map(([id, service]) => putService(providerId, id, service, database)));
  return { providerId, ownerId };
};

/** A full hour `days` from now: a slot of every service of a provider that never closes. */
export const inDays = (days: number, hour = 0, now = new Date()): Date => {
  const day = new Date(now.getTime() + days * dayMs);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate(), hour));
};
