// The demo accounts and the outbox, where this page is served by a local stack.

import "./language.js";

function row(account) {
  const line = document.createElement("tr");
  for (const value of [account.role, account.name, account.sign_in, account.password]) {
    const cell = document.createElement("td");
    cell.textContent = value;
    line.append(cell);
  }
  return line;
}

async function showLocalParts() {
  const answer = await fetch("/local/info.json");
  if (!answer.ok) return;
  const info = await answer.json();
  for (const part of document.querySelectorAll(".local")) part.hidden = false;
  document.getElementById("daftar-akun").replaceChildren(...info.accounts.map(row));
}

showLocalParts().catch(() => {
  // not a local stack: nothing to show
});
