// How far an application is. Number and code go in the request's body, never into an address.

import { ask } from "./api.js";
import { onSubmit, requireEntries, showProblem } from "./form.js";
import { onLanguage, put } from "./language.js";
import { day, rows, same } from "./show.js";

const PHASES = {
  draft: { id: "Belum dikirim", en: "Not sent yet", sign: "neutral" },
  review: { id: "Sedang diperiksa petugas", en: "Officers are checking it", sign: "neutral" },
  correction: {
    id: "Dikembalikan: menunggu perbaikan dari pemohon",
    en: "Returned: waiting for the applicant's correction",
    sign: "warn",
  },
  signing: { id: "Sedang ditandatangani", en: "Being signed", sign: "neutral" },
  issued: { id: "Izin sudah terbit", en: "The permit is issued", sign: "good" },
  rejected: { id: "Ditolak", en: "Rejected", sign: "bad" },
  withdrawn: { id: "Ditarik oleh pemohon", en: "Withdrawn by the applicant", sign: "warn" },
};

const STEPS = {
  done: { id: "Selesai", en: "Done" },
  current: { id: "Sedang berjalan", en: "Under way" },
  returned: { id: "Dikembalikan", en: "Returned" },
  waiting: { id: "Menunggu", en: "Waiting" },
  stopped: { id: "Berhenti", en: "Stopped" },
};

const inputs = { number: document.getElementById("nomor"), check: document.getElementById("kode") };
const result = document.getElementById("hasil");
const heading = document.getElementById("hasil-judul");
const state = document.getElementById("hasil-keadaan");
let asked = null;

onSubmit(document.getElementById("formulir"), inputs, async () => {
  result.hidden = true;
  asked = null;
  requireEntries(inputs);
  const question = { number: inputs.number.value, check: inputs.check.value };
  show(await ask("POST", "/tracking", question));
  asked = question;
  heading.focus();
});

onLanguage(async () => {
  if (!asked) return;
  try {
    show(await ask("POST", "/tracking", asked));
  } catch (problem) {
    showProblem(problem, inputs);
  }
});

function show(found) {
  put(heading, found.type_name);
  const phase = PHASES[found.phase];
  put(state, phase);
  state.className = `verdict ${phase.sign}`;
  rows(document.getElementById("hasil-rincian"), [
    [{ id: "Tanda terima", en: "Receipt" }, same(found.receipt)],
    [{ id: "Nomor registrasi", en: "Registration number" }, same(found.registration_number)],
    [{ id: "Dikirim", en: "Sent" }, day(found.submitted_on)],
    [{ id: "Berkas diterima", en: "File accepted" }, day(found.accepted_on)],
    [{ id: "Janji selesai", en: "Promised by" }, day(found.promised_on)],
    [{ id: "Perbaiki paling lambat", en: "Correct by" }, day(found.correct_by)],
    [{ id: "Selesai", en: "Closed" }, day(found.closed_on)],
  ]);
  document.getElementById("hasil-tahapan").replaceChildren(...found.steps.map(stepLine));
  result.hidden = false;
}

function stepLine(step) {
  const line = document.createElement("li");
  line.className = step.state;
  line.append(put(document.createElement("span"), step.label));
  const words = put(document.createElement("strong"), STEPS[step.state]);
  line.append(words);
  if (step.on) line.append(put(document.createElement("span"), day(step.on)));
  return line;
}
