import { useEffect, useRef, useState } from 'react';
import { hasArrived, type Memory } from './memory.ts';

/** Keeps the screen on while the page is seen. Where the device cannot, the page still works. */
export const useWakeLock = (): void => {
  useEffect(() => {
    let lock: WakeLockSentinel | undefined;
    let isOver = false;
    const hold = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
      lock = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (isOver) await lock?.release();
    };
    void hold();
    document.addEventListener('visibilitychange', hold);
    return () => {
      isOver = true;
      document.removeEventListener('visibilitychange', hold);
      void lock?.release();
    };
  }, []);
};

/** Two notes, made by the browser: no file to load. */
const ring = (context: AudioContext): void => {
  for (const [n, frequency] of [880, 660].entries()) {
    const tone = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + n * 0.18;
    tone.frequency.value = frequency;
    volume.gain.setValueAtTime(0.25, from);
    volume.gain.exponentialRampToValueAtTime(0.001, from + 0.4);
    tone.connect(volume).connect(context.destination);
    tone.start(from);
    tone.stop(from + 0.4);
  }
};

/** Rings when a line arrives. Browsers allow sound only after a tap, so a tap switches it on. */
export const useBell = (memory: Memory): { readonly isOn: boolean; readonly toggle: () => void } => {
  const context = useRef<AudioContext>(undefined);
  const [isOn, setIsOn] = useState(false);
  const last = useRef(memory);
  useEffect(() => {
    if (isOn && context.current && hasArrived(last.current, memory)) ring(context.current);
    last.current = memory;
  }, [isOn, memory]);
  const toggle = () => {
    context.current ??= new AudioContext();
    void context.current.resume();
    if (!isOn) ring(context.current);
    setIsOn(!isOn);
  };
  return { isOn, toggle };
};
