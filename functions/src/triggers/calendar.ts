import { onRequest } from 'firebase-functions/https';
import { serveCalendar } from '../calendar/serve-calendar.ts';
import { functionOptions } from '../config/settings.ts';
import { processContext } from '../firestore/process-context.ts';
import { observed } from '../trace/observed.ts';

/** Serves members' calendars, which no app attests: calendar programs read them (`firebase.json`, `/calendars/**`). */
export const calendar = onRequest(
  functionOptions,
  observed('call', async ({ method, path }, response) => {
    const { status, headers, body } = await serveCalendar(processContext(), { method, path });
    response.set(headers).status(status).send(body);
  }),
);
