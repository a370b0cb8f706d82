import { useUser } from '@counterfoil/client/react';
import { useEffect, useState } from 'react';
import { Button } from '../../design/button.tsx';
import { Banner } from '../../design/states.tsx';
import { useCounterfoil } from '../../shell/client.tsx';
import { codeOf } from '../../shell/code-of.ts';
import { pushWorker, startPush, stopPush } from '../../shell/push-device.ts';
import { pushOwner } from '../../shell/push-owner.ts';
import { useToasts } from '../../shell/toasts.tsx';
import { useWords } from '../../words/language.tsx';

const usePushWorker = (): ServiceWorkerRegistration | undefined => {
  const [worker, setWorker] = useState<ServiceWorkerRegistration>();
  useEffect(() => {
    void pushWorker().then(setWorker);
  }, []);
  return worker;
};

interface DeviceProps {
  readonly uid: string;
  readonly worker: ServiceWorkerRegistration;
}

const Device = ({ uid, worker }: DeviceProps) => {
  const counterfoil = useCounterfoil();
  const { messages, state } = useWords();
  const { say } = useToasts();
  const [isOn, setIsOn] = useState(() => pushOwner() === uid);
  const [isDenied, setIsDenied] = useState(() => Notification.permission === 'denied');
  const [busy, setBusy] = useState(false);
  const start = async () => {
    const permission = await Notification.requestPermission();
    setIsDenied(permission === 'denied');
    if (permission === 'granted') await startPush(counterfoil, uid, worker);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    await work().catch((error: unknown) => say(state.failedText(codeOf(error))));
    setBusy(false);
    setIsOn(pushOwner() === uid);
  };
  if (isDenied) return <Banner tone="wait">{messages.denied}</Banner>;
  return (
    <div className="row">
      <span>{isOn ? messages.deviceOn : messages.deviceOff}</span>
      <Button busy={busy} onClick={() => attempt(isOn ? () => stopPush(counterfoil) : start)}>
        {isOn ? messages.stopDevice : messages.notifyDevice}
      </Button>
    </div>
  );
};

/** Push messages to this browser, where the app is configured for them and installed. */
export const PushChoice = () => {
  const { user } = useUser();
  const worker = usePushWorker();
  return user && worker ? <Device uid={user.uid} worker={worker} /> : null;
};
