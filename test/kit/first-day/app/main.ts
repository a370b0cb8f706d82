import { createCounterfoil } from '@counterfoil/client';
import { initializeApp } from 'firebase/app';
import { type FirstDayApi, firstDayOf } from './first-day-api.ts';

declare global {
  var firstDay: FirstDayApi;
}

const { emulators, projectId } = globalThis.settings;
globalThis.firstDay = firstDayOf(createCounterfoil({ app: initializeApp({ projectId, apiKey: 'test' }), emulators }));
