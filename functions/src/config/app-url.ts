import { defineString } from 'firebase-functions/params';

/** The page of the app for people. It opens invitations, and a payment page leads back there by default. */
export const appUrl = defineString('APP_URL', {
  default: '',
  description: 'Address of the app, as in https://book.example.org/; empty: no mail invites anybody',
});
