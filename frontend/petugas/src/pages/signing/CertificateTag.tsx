import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

import type { Certificate } from "../../api/signing.ts";
import { StateTag } from "../../components/StateTag.tsx";

const ACTIVE: Text = { id: "Sertifikat aktif", en: "Certificate active" };
const DAYS: Text = { id: "{days} hari lagi", en: "{days} {days:day|days} left" };
const UNKNOWN: Text = { id: "Sertifikat belum pernah terlihat", en: "Certificate not seen yet" };
const ENDED: Text = { id: "Sertifikat tidak aktif", en: "Certificate not active" };

/** States are the signing service's own: with ISSUE it signs. Days are told only where a certificate was seen. */
export function CertificateTag({ certificate }: { certificate: Certificate }) {
  const { state, days_left } = certificate;
  if (state === "ISSUE")
    return (
      <StateTag state={days_left !== null && days_left < 30 ? "check" : "accepted"}>
        {say(ACTIVE)}
        {days_left !== null && `, ${say(DAYS, { days: number(days_left) })}`}
      </StateTag>
    );
  if (state === "NOT_SEEN") return <StateTag state="waiting">{say(UNKNOWN)}</StateTag>;
  return <StateTag state="failed">{say(ENDED)}</StateTag>;
}
