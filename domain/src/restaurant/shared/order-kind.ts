export const orderKinds = ['table', 'takeAway', 'counter'] as const;
