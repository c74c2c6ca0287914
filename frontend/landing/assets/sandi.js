// With the token of a link: set a password. Without one: ask for such a link.

import { ask } from "./api.js";
import { clearProblem, onSubmit, requireEntries } from "./form.js";
import * as password from "./password.js";
import { onToken } from "./token.js";

const step = document.getElementById("langkah");
const forgotten = document.getElementById("lupa");
const sent = document.getElementById("terkirim");
const done = document.getElementById("selesai");
const login = document.getElementById("akun");
let secret = "";

function only(shown) {
  for (const part of [step, forgotten, sent, done]) part.hidden = part !== shown;
}

onToken((token) => {
  secret = token;
  clearProblem();
  only(token ? step : forgotten);
});

const setting = { password: password.input };
onSubmit(step.querySelector("form"), setting, async () => {
  password.hide();
  requireEntries(setting);
  await ask("POST", "/passwords/reset", { token: secret, password: password.input.value });
  only(done);
  done.querySelector("h1, h2").focus();
});

const asking = { login };
onSubmit(forgotten.querySelector("form"), asking, async () => {
  requireEntries(asking);
  await ask("POST", "/passwords/forgotten", { login: login.value.trim() });
  only(sent);
  sent.querySelector("h1, h2").focus();
});
