import { defineString } from 'firebase-functions/params';

/** The address of the app for people, without a path: links in messages and after a payment lead there. */
export const appUrl = defineString('APP_URL', {
  default: '',
  description: 'Address of the app, as in https://book.example.org',
});
