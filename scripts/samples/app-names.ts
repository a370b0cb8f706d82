/**
 * Names that the samples of the READMEs leave to the app. A block that declares one of them itself hides the one here.
 * Packages that only some apps have are described as far as a sample uses them.
 */
export const appNames = `
type App = import('firebase/app').FirebaseApp;
type Shows = (...shown: readonly unknown[]) => void;
declare const app: App;
declare const emulators: import('@counterfoil/client').CounterfoilOptions['emulators'];
declare const counterfoil: import('@counterfoil/client').Counterfoil;
declare const workspace: import('@counterfoil/client').Workspace;
declare const pid: string;
declare const orderId: string;
declare const reservationId: string;
declare const serviceId: string;
declare const service: import('@counterfoil/client').Service;
declare const code: string;
declare const uid: string;
declare const email: string;
declare const password: string;
declare const locale: 'en' | 'ar';
declare const [showSlots, showBookings, showRefusal, showOrders, showTickets, showProgress, showWaiting, showRefunds, showRefund, showStray, showVouchers]: Shows[];
declare const [showRestartHint, log]: Shows[];
declare const confirmLoss: (count: number) => Promise<boolean>;
declare const App: () => import('react').ReactNode;
declare const render: (page: import('react').ReactNode) => void;
declare const documents: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
declare const Row: (props: { readonly order: unknown; readonly isPending: boolean }) => import('react').ReactNode;

interface ImportMeta {
  readonly env: Readonly<Record<string, string>> & { readonly DEV: boolean };
  readonly hot?: { dispose(work: () => void): void };
}

declare module '@react-native-async-storage/async-storage' {
  const AsyncStorage: {
    getItem(key: string): Promise<string | null>;
    setItem(key: string, value: string): Promise<void>;
  };
  export default AsyncStorage;
}

declare module '@react-native-community/netinfo' {
  const NetInfo: {
    addEventListener(next: (state: { readonly isConnected: boolean | null }) => void): () => void;
  };
  export default NetInfo;
}

declare module 'react-native-get-random-values' {}
`;
