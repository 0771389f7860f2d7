/** How devices get in: the code in large letters, the address, and the address as a QR code. */
import encodeQR from 'qr';
import { useMemo, useState } from 'react';

import { shownJoinCode } from '../../room/join-code.ts';
import { copyText } from '../solution/export.ts';
import { classMarker } from './class-entry.ts';
import { useRoomTexts } from './room-texts.ts';

/** Names that a computer has for itself only. */
const isLocal = (host: string): boolean =>
  /^(localhost|127\.|\[::1\])/.test(host) || host.endsWith('.localhost');

/** The address of this page with the code in its fragment. */
function addressOf(code: string): string {
  const { origin, pathname } = window.location;
  return `${origin}${pathname}${classMarker}${code}`;
}

/** The code of a room, for a screen that a class looks at. */
export function JoinCode({ code }: { readonly code: string }) {
  const texts = useRoomTexts();
  const address = addressOf(code);
  return (
    <div className="class-join">
      <QrCode text={address} />
      <div className="class-join-text">
        <p className="label">{texts.code}</p>
        <p className="class-code" dir="ltr">
          {shownJoinCode(code)}
        </p>
        <p className="class-address" dir="ltr">
          {address}
        </p>
        <CopyButton text={address} />
        {isLocal(window.location.hostname) && <p className="hint">{texts.lead.localOnly}</p>}
      </div>
    </div>
  );
}

function CopyButton({ text }: { readonly text: string }) {
  const texts = useRoomTexts();
  const [outcome, setOutcome] = useState<string | null>(null);
  return (
    <button
      type="button"
      className="button quiet small"
      onClick={() =>
        void copyText(text).then((isCopied) => setOutcome(isCopied ? texts.copied : texts.copyFailed))
      }
      onBlur={() => setOutcome(null)}
    >
      {outcome ?? texts.copyAddress}
    </button>
  );
}

/** Light modules around a code, which readers need to find it. */
const QUIET_ZONE = 2;

function QrCode({ text }: { readonly text: string }) {
  const texts = useRoomTexts();
  const { size, path } = useMemo(() => {
    const rows = encodeQR(text, 'raw', { border: QUIET_ZONE });
    const dark = rows.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: rows.length, path: dark.join('') };
  }, [text]);
  return (
    <svg className="class-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={texts.qr}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  );
}
