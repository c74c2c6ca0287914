import { say, type Text } from "bersama/language.ts";

const NOTHING: Text = { id: "Tidak ada berkas yang menunggu Anda.", en: "No file waits for you." };
const NONE: Text = {
  id: "Tidak ada berkas dengan saringan ini.",
  en: "No file with these filters.",
};
const MORE: Text = {
  id: "Belum semua berkas diperiksa; buka halaman berikutnya, atau persempit saringan.",
  en: "Not all files have been looked at yet: open the next page, or narrow the filters.",
};
const ALL: Text = { id: "Lihat semua di antrean", en: "Show all of the queue" };
const APPLICANT: Text = { id: "Lihat yang di pemohon", en: "Show what is with applicants" };

export function Empty({ narrowed, more }: { narrowed: boolean; more: boolean }) {
  return (
    <div class="app-blank">
      <h2>{say(narrowed ? NONE : NOTHING)}</h2>
      {more && <p>{say(MORE)}</p>}
      <p>
        <a class="app-button" href={narrowed ? "/petugas" : "/petugas?state=with_applicant"}>
          {say(narrowed ? ALL : APPLICANT)}
        </a>
      </p>
    </div>
  );
}
