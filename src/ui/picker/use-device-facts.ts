/** What this browser's device can do, for the picker. */
import { useEffect, useState } from 'react';

import { readDeviceFacts, type DeviceFacts } from '../../student/device-facts.ts';

/** Null until it is known. */
export function useDeviceFacts(): DeviceFacts | null {
  const [facts, setFacts] = useState<DeviceFacts | null>(null);
  useEffect(() => {
    let isThere = true;
    const { isSecureContext, navigator } = window;
    void readDeviceFacts({ isSecureContext, gpu: navigator.gpu }).then((read) => {
      if (isThere) setFacts(read);
    });
    return () => {
      isThere = false;
    };
  }, []);
  return facts;
}
