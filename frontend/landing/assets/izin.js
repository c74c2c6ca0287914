// Is a permit real? By the id that the QR code leads to, and by the PDF itself.

import { ask, Problem } from "./api.js";
import { onSubmit, showProblem } from "./form.js";
import { onLanguage, put } from "./language.js";
import { day, lines, moment, rows, same } from "./show.js";

const MOST_BYTES = 1_000_000; // what the service takes as a body

const WAITING = { id: "Mencari izin…", en: "Looking for the permit…" };
const NO_END = { id: "Tidak dibatasi", en: "No end" };

const STANDINGS = {
  "in-force": {
    sign: "good",
    title: { id: "Izin terdaftar dan masih berlaku", en: "The permit is on record and in force" },
    advice: {
      id: "Cocokkan data di bawah ini dengan surat izin. Bila berbeda, surat itu bukan izin yang kami terbitkan.",
      en: "Compare the data below with the letter. If they differ, the letter is not the permit that we issued.",
    },
  },
  expired: {
    sign: "warn",
    title: {
      id: "Izin terdaftar, tetapi masa berlakunya sudah habis",
      en: "The permit is on record, but it has expired",
    },
    advice: {
      id: "Mintalah izin yang baru kepada pemegangnya.",
      en: "Ask its holder for a new permit.",
    },
  },
  revoked: {
    sign: "bad",
    title: { id: "Izin ini sudah dicabut", en: "This permit has been revoked" },
    advice: { id: "Jangan terima izin ini.", en: "Do not accept this permit." },
  },
};

const VERDICT_SIGNS = {
  "genuine-in-force": "good",
  "genuine-expired": "warn",
  "genuine-revoked": "bad",
  altered: "bad",
  "not-ours": "bad",
};

const FINDINGS = {
  issued_by_us: {
    id: "Sama persis dengan berkas yang kami terbitkan",
    en: "Exactly the file that we issued",
  },
  signature_valid: {
    id: "Tanda tangan elektronik sah",
    en: "The electronic signature is valid",
  },
  covers_whole_file: {
    id: "Tanda tangan mencakup seluruh berkas",
    en: "The signature covers the whole file",
  },
  unchanged: {
    id: "Tidak berubah setelah ditandatangani",
    en: "Not changed after it was signed",
  },
};

const part = (id) => document.getElementById(id);

function permitRows(permit) {
  return [
    [{ id: "Nomor izin", en: "Permit number" }, same(permit.number)],
    [{ id: "Jenis izin", en: "Permit type" }, same(permit.type_name)],
    [{ id: "Pemegang izin", en: "Holder" }, same(permit.holder_name)],
    [{ id: "NIK (disamarkan)", en: "NIK (masked)" }, same(permit.holder_nik_masked)],
    [{ id: "Tanggal terbit", en: "Issued on" }, day(permit.issued_on)],
    [{ id: "Berlaku sampai", en: "Valid until" }, day(permit.valid_until) ?? NO_END],
    [{ id: "Ditandatangani oleh", en: "Signed by" }, same(permit.signer_name)],
  ];
}

// --- by the QR code ------------------------------------------------------------------------------

const permitId = location.pathname.split("/")[2] ?? "";

async function lookUp() {
  const status = part("keadaan-kode");
  part("kode").hidden = true;
  put(status, WAITING);
  try {
    const permit = await ask("GET", `/verifications/${permitId}`);
    const standing = STANDINGS[permit.standing];
    put(part("kode-judul"), standing.title);
    put(part("kode-nasihat"), standing.advice);
    part("kode-putusan").className = `verdict ${standing.sign}`;
    rows(part("kode-rincian"), permitRows(permit));
    part("kode").hidden = false;
    put(status, standing.title);
    status.classList.add("only-heard"); // the heading shows it
  } catch (problem) {
    status.replaceChildren();
    if (!(problem instanceof Problem)) throw problem;
    showProblem(problem);
  }
}

// --- by the file ---------------------------------------------------------------------------------

const input = part("berkas");
let checked = null;

onSubmit(part("formulir"), { file: input }, async () => {
  part("hasil").hidden = true;
  checked = null;
  const file = input.files[0];
  if (!file) throw wrongFile({ id: "Pilih berkas PDF izin.", en: "Choose the PDF of a permit." });
  if (file.size > MOST_BYTES) {
    throw wrongFile({
      id: "Berkas ini lebih besar dari 1 MB, sedangkan berkas izin kami lebih kecil. Pilih berkas PDF asli yang diunduh pemegang izin.",
      en: "This file is larger than 1 MB, and our permits are smaller. Choose the original PDF that the holder downloaded.",
    });
  }
  showVerdict(await ask("POST", "/verifications", file), file.name);
  checked = file;
  part("hasil-judul").focus();
});

onLanguage(async () => {
  if (!checked) return;
  try {
    showVerdict(await ask("POST", "/verifications", checked), checked.name);
  } catch (problem) {
    showProblem(problem);
  }
});

function wrongFile(message) {
  return new Problem({
    title: { id: "Berkas belum dapat diperiksa", en: "The file cannot be checked yet" },
    text: { id: "Perbaiki yang ditandai.", en: "Mend what is marked." },
    fields: [{ field: "file", message }],
  });
}

function showVerdict(found, fileName) {
  put(part("hasil-judul"), found.title);
  put(part("hasil-pesan"), found.message);
  part("hasil-nama").textContent = fileName;
  part("hasil-putusan").className = `verdict ${VERDICT_SIGNS[found.verdict] ?? "warn"}`;
  lines(part("hasil-alasan"), found.reasons.map((reason) => reason.message), () => "no");
  const findings = found.issued_by_us ? Object.keys(FINDINGS) : [];
  lines(
    part("hasil-temuan"),
    findings.map((name) => FINDINGS[name]),
    (index) => (found[findings[index]] ? "yes" : "no"),
  );
  rows(part("hasil-rincian"), [
    ...(found.permit ? permitRows(found.permit) : []),
    [{ id: "Sertifikat penanda tangan", en: "Signer's certificate" }, same(found.signer)],
    [{ id: "Waktu tanda tangan", en: "Signed at" }, moment(found.signed_at)],
  ]);
  part("hasil").hidden = false;
}

if (permitId) lookUp();
