import { dueShard, minuteMs, providerPath, secondMs } from '@counterfoil/domain';
import { newId } from './new-id.ts';
import { openStaffWorld, type StaffWorld } from './staff-world.ts';

/** A quiet time, so that no event of the world itself lies in a measured minute. */
export const noon = Date.UTC(2026, 5, 1, 12);

interface Traffic {
  readonly commands?: number;
  /** Milliseconds from the arrival of each command to its commit. */
  readonly executedMs?: number;
  /** The first so many events that no trigger has processed. */
  readonly pending?: number;
  /** Errors, as the first event carries them. */
  readonly errors?: number;
}

export interface HealthWorld extends StaffWorld {
  /** Stores the events of a minute as the executor and the projections leave them. */
  put(minute: number, traffic?: Traffic, providerId?: string): Promise<void>;
  /** Moves the clock to forty seconds after the end of a minute, when the schedule measures it. */
  goTo(minute: number): void;
}

export const openHealthWorld = async (): Promise<HealthWorld> => {
  const world = await openStaffWorld();
  return Object.assign(world, {
    goTo: (minute: number) => {
      world.now = new Date(noon + minute * minuteMs + 100 * secondMs);
    },
    put: async (minute: number, traffic: Traffic = {}, providerId = world.providerId) => {
      const { commands = 20, executedMs = 50, pending = 0, errors = 0 } = traffic;
      const writer = world.database.bulkWriter();
      for (let n = 0; n < commands; n++) {
        const id = `${newId('measured')}_0`;
        const createdAt = new Date(noon + minute * minuteMs + n);
        const receivedAt = new Date(createdAt.getTime() - executedMs);
        const isPending = n < pending;
        void writer.set(world.database.doc(`${providerPath(providerId)}/events/${id}`), {
          ...{ id, type: 'test.happened', correlationId: id, createdAt, updatedAt: createdAt, ...dueShard(id) },
          syncStatus: isPending ? 'pending' : 'processed',
          processedAt: isPending ? null : new Date(createdAt.getTime() + 80),
          metadata: { receivedAt, issuedAt: receivedAt, ...(n === 0 && errors > 0 ? { errors } : {}) },
        });
      }
      await writer.close();
    },
  });
};
