/** `init.js` of Hosting passes its configuration to a global SDK. This page only needs the configuration. */
Object.assign(globalThis, { firebase: { initializeApp: () => undefined } });
