// The copy of a permit for an office without an account. The token may be used again; the link to
// the file that it gives holds for five minutes.

import { ask, Problem } from "./api.js";
import { clearProblem, onSubmit } from "./form.js";
import { onToken } from "./token.js";

const TOO_OLD = {
  title: { id: "Tautan tidak berlaku lagi", en: "The link is no longer valid" },
  text: {
    id: "Tautan tembusan berlaku 90 hari. Mintalah berkas PDF izin kepada pemegangnya, lalu periksa keasliannya di sini.",
    en: "The link of a copy holds for 90 days. Ask the holder for the PDF of the permit and check here whether it is genuine.",
  },
};

const step = document.getElementById("langkah");
const noLink = document.getElementById("tanpa-tautan");
const download = document.getElementById("unduhan");
let secret = "";

onToken((token) => {
  secret = token;
  clearProblem();
  step.hidden = !token;
  noLink.hidden = Boolean(token);
  download.hidden = true;
});

onSubmit(step.querySelector("form"), {}, async () => {
  const { url } = await follow();
  document.getElementById("berkas").href = url;
  download.hidden = false;
  download.querySelector("h1, h2").focus();
  location.assign(url); // a file to save: this page stays
});

async function follow() {
  try {
    return await ask("POST", "/permit-copies", { token: secret });
  } catch (problem) {
    // the service's text for links speaks to people with an account
    throw problem.code === "link-expired" ? new Problem({ ...TOO_OLD, code: problem.code }) : problem;
  }
}
