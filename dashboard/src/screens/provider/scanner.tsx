import { useEffect, useRef, useState } from 'react';
import { Banner } from '../../design/states.tsx';
import { useWords } from '../../words/language.tsx';

/** True where there is a camera. Elsewhere, a hand scanner or the keyboard types the code. */
export const canScan = (): boolean => 'mediaDevices' in navigator;

/** Often enough that nobody waits, and rare enough for a phone's battery. */
const betweenLooksMs = 250;

const watch = async (video: HTMLVideoElement, signal: AbortSignal, onCode: (code: string) => void): Promise<void> => {
  // Safari and Firefox cannot read codes, and Chromium can on few systems. All of them use the same library.
  const { BarcodeDetector } = await import('qr/decode.js');
  const camera = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
  const stop = () => {
    for (const track of camera.getTracks()) track.stop();
  };
  if (signal.aborted) return stop();
  signal.addEventListener('abort', stop);
  video.srcObject = camera;
  await video.play();
  const detector = new BarcodeDetector({ formats: ['qr_code'] });
  while (!signal.aborted) {
    const [found] = await detector.detect(video);
    if (found) onCode(found.rawValue);
    await new Promise((resolve) => setTimeout(resolve, betweenLooksMs));
  }
};

/** The camera, until it has read a code. It is off as soon as this is gone. */
export const Scanner = ({ onCode }: { readonly onCode: (code: string) => void }) => {
  const { today } = useWords();
  const video = useRef<HTMLVideoElement>(null);
  const found = useRef(onCode);
  found.current = onCode;
  const [isDenied, setIsDenied] = useState(false);
  useEffect(() => {
    const over = new AbortController();
    const shown = video.current;
    if (shown) {
      watch(shown, over.signal, (code) => found.current(code)).catch(() => {
        if (!over.signal.aborted) setIsDenied(true);
      });
    }
    return () => over.abort();
  }, []);
  if (isDenied) return <Banner tone="wait">{today.noCamera}</Banner>;
  return <video ref={video} className="scanner" muted playsInline aria-label={today.scanning} />;
};
