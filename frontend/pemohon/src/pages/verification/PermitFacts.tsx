import type { Schemas } from "bersama/api/client.ts";
import { SummaryList } from "bersama/components/shown.tsx";
import { turning } from "bersama/components/turning.tsx";
import { day } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";

const NUMBER: Text = { id: "Nomor izin", en: "Permit number" };
const TYPE: Text = { id: "Jenis izin", en: "Permit type" };
const HOLDER: Text = { id: "Pemegang izin", en: "Holder" };
const NIK: Text = { id: "NIK (disamarkan)", en: "NIK (masked)" };
const ISSUED: Text = { id: "Tanggal terbit", en: "Issued on" };
const UNTIL: Text = { id: "Berlaku sampai", en: "Valid until" };
const NO_END: Text = { id: "Tidak dibatasi", en: "No expiry date" };
const REVOKED: Text = { id: "Tanggal pencabutan", en: "Revoked on" };
const REVOKED_BY: Text = { id: "Keputusan pencabutan", en: "Decree of revocation" };
const ENDED: Text = { id: "Tanggal berakhir", en: "Ended on" };
const FOLLOWED: Text = { id: "Surat yang mengikutinya", en: "Paper that followed it" };
const SEE: Text = { id: "Periksa surat itu", en: "Check that paper" };
const SIGNER: Text = { id: "Ditandatangani oleh", en: "Signed by" };

const RECORDED: Text = {
  id: "Tercatat dari buku register kantor, tidak ditandatangani di sini. Surat aslinya terbit sebelum layanan ini ada.",
  en: "Recorded from the office's register, not signed here. The letter itself was issued before this service began.",
};
const SINCE: Text = { id: "Dicatat pada", en: "Recorded on" };

/** What anybody may know of a permit, to be compared with the letter. */
export function PermitFacts({ permit }: { permit: Schemas["PublicPermitView"] }) {
  return (
    <>
      {permit.recorded_on && <div class="govuk-inset-text">{say(RECORDED)}</div>}
      <SummaryList
        rows={[
          [say(NUMBER), turning(permit.number)],
          [say(TYPE), permit.type_name],
          [say(HOLDER), permit.holder_name],
          [say(NIK), permit.holder_nik_masked],
          [say(ISSUED), day(permit.issued_on)],
          [say(UNTIL), permit.valid_until ? day(permit.valid_until) : say(NO_END)],
          [say(REVOKED), permit.revoked_on && day(permit.revoked_on)],
          [say(REVOKED_BY), permit.revoked_by && `Nomor ${permit.revoked_by}`],
          [say(ENDED), permit.ended_on && day(permit.ended_on)],
          [
            say(FOLLOWED),
            permit.followed_by && (
              <a key="followed" class="govuk-link" href={`/izin/${permit.followed_by}`}>
                {say(SEE)}
              </a>
            ),
          ],
          [say(SIGNER), permit.signer_name],
          [say(SINCE), permit.recorded_on && day(permit.recorded_on)],
        ]}
      />
    </>
  );
}
