import * as z from 'zod';

const backendsSchema = z.object({
  backends: z.array(
    z.object({
      functionTriggers: z.array(
        z.object({
          name: z.string(),
          region: z.string(),
          schedule: z.looseObject({ schedule: z.string() }).optional(),
        }),
      ),
    }),
  ),
});

export interface Schedule {
  readonly name: string;
  readonly region: string;
  /** As in `onSchedule`: `every 5 minutes`. */
  readonly schedule: string;
}

/** Lists the scheduled functions that the Functions emulator at `host` has loaded. */
export const listSchedules = async (host: string): Promise<Schedule[]> => {
  const response = await fetch(`http://${host}/backends`);
  const { backends } = backendsSchema.parse(await response.json());
  return backends
    .flatMap(({ functionTriggers }) => functionTriggers)
    .flatMap(({ name, region, schedule }) => (schedule ? [{ name, region, schedule: schedule.schedule }] : []));
};

/** Runs a scheduled function now and waits for its end. */
export const triggerSchedule = async (host: string, name: string): Promise<void> => {
  const found = (await listSchedules(host)).find((schedule) => schedule.name === name);
  if (!found) throw new Error(`no scheduled function ${name}`);
  const url = `http://${host}/functions/projects/demo-counterfoil/triggers/${found.region}-${name}-0`;
  const body = JSON.stringify({ scheduleTime: new Date().toISOString() });
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${await response.text()}`);
};
