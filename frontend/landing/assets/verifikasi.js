// Following the link of a registration or of a new e-mail address: by a click only, because mail
// scanners open links too.

import { ask } from "./api.js";
import { clearProblem, onSubmit, requireEntries } from "./form.js";
import { put } from "./language.js";
import * as password from "./password.js";
import { onToken } from "./token.js";

const step = document.getElementById("langkah");
const done = document.getElementById("selesai");
const noLink = document.getElementById("tanpa-tautan");
const part = document.getElementById("bagian-sandi");
const form = step.querySelector("form");
const button = form.querySelector("button[type=submit]");
const intro = document.getElementById("pengantar");
const calm = [intro, button].map((element) => ({ ...element.dataset }));
const inputs = { password: password.input };
let secret = "";

onToken((token) => {
  secret = token;
  clearProblem();
  step.hidden = !token;
  noLink.hidden = Boolean(token);
  done.hidden = true;
  part.hidden = true;
  put(intro, calm[0]);
  put(button, calm[1]);
});

onSubmit(form, inputs, async () => {
  password.hide();
  const body = { token: secret };
  if (!part.hidden) {
    requireEntries(inputs);
    body.password = password.input.value;
  }
  try {
    await ask("POST", "/accounts/verify", body);
  } catch (problem) {
    if (problem.code !== "password-needed" || !part.hidden) throw problem;
    askForPassword(problem);
    return;
  }
  step.hidden = true;
  done.hidden = false;
  done.querySelector("h1, h2").focus();
});

function askForPassword(problem) {
  part.hidden = false;
  put(intro, problem.text);
  put(button, { id: "Simpan kata sandi dan aktifkan", en: "Save the password and activate" });
  password.input.focus();
}
