import { pluralIn } from '../plural.ts';

const plural = pluralIn('en');

/** The frame, and what every screen says. */
export const shell = {
  language: 'English',

  shell: {
    skip: 'Skip to the content',
    find: 'Find',
    bookings: 'Bookings',
    inbox: 'Inbox',
    me: 'Me',
    today: 'Today',
    calendar: 'Calendar',
    subscriptions: 'Subscriptions',
    money: 'Money',
    howItGoes: 'How it goes',
    setUp: 'Set up',
    orders: 'Orders',
    tables: 'Tables',
    kitchen: 'Kitchen',
    stock: 'Stock',
    yourPlaces: 'Your places',
    asCustomer: 'As a customer',
    theme: 'Colours',
    themeSystem: 'As the device',
    themeLight: 'Light',
    themeDark: 'Dark',
    language: 'Language',
    signOut: 'Sign out',
    unread: (count: number) => plural(count, { one: '# unread message', other: '# unread messages' }),
  },

  role: { owner: 'Owner', manager: 'Manager', staff: 'Staff', kitchen: 'Kitchen' },

  link: {
    connected: 'Live',
    connecting: 'Connecting',
    offline: 'No network',
    'needs-sign-in': 'Signed out elsewhere',
    waiting: (count: number) => plural(count, { one: '# change waits', other: '# changes wait' }),
  },

  state: {
    offlineTitle: 'No network.',
    offlineText: 'You see what this device knew last. What you do now is sent when you are back.',
    updateTitle: 'There is a newer version.',
    updateUnsent: 'It waits until your changes are sent.',
    reload: 'Reload now',
    failedTitle: 'This could not be loaded.',
    failedText: (code: string) => `Reference ${code}. What you saw last stays here.`,
    tryAgain: 'Try again',
    noDoor: 'This page is not for your role.',
    noDoorHint: 'Ask an owner of the place if you need it.',
    notFound: 'There is no such page.',
    home: 'To the start',
    undo: 'Undo',
    undone: 'Taken back.',
    sending: 'Sending …',
    close: 'Close',
    more: 'Show more',
    refused: (why: string) => `Not done: ${why}`,
    loading: 'Loading',
  },

  signIn: {
    title: 'Sign in',
    email: 'E-mail',
    password: 'Password',
    submit: 'Sign in',
    sendLink: 'Send me a link instead',
    linkSent: (email: string) => `A link is on its way to ${email}. Open it on this device.`,
    wrong: 'This e-mail and password do not fit together.',
    failed: 'Signing in did not work. Is there a network?',
    demoTitle: 'People of the demo',
    demoText: 'One click signs you in as one of them.',
    needsEmail: 'Enter your e-mail first.',
  },
};
