import { hourMs, minuteMs } from '@counterfoil/domain';
import { listSchedules, type Schedule, triggerSchedule } from './schedules.ts';

/** The interval of a schedule such as `every 5 minutes`, in milliseconds. */
const period = ({ name, schedule }: Schedule): number => {
  const every = /^every (\d+) (minutes|hours)$/.exec(schedule);
  if (!every) throw new Error(`${name}: the scheduler does not support the schedule «${schedule}»`);
  return Number(every[1]) * (every[2] === 'hours' ? hourMs : minuteMs);
};

/** Triggers every scheduled function at its interval. In production Cloud Scheduler does this. */
export const startScheduler = async (functionsPort: number): Promise<() => void> => {
  const host = `127.0.0.1:${functionsPort}`;
  const timers = (await listSchedules(host)).map((schedule) =>
    setInterval(() => {
      triggerSchedule(host, schedule.name).catch((error: unknown) => console.error(`${schedule.name}:`, error));
    }, period(schedule)),
  );
  return () => {
    for (const timer of timers) clearInterval(timer);
  };
};
