// Language switch, and the demo accounts where this page is served by a local stack.
"use strict";

const texts = [...document.querySelectorAll("[data-en]")];
for (const element of texts) element.dataset.id = element.textContent.trim();

const button = document.getElementById("bahasa");

function show(language) {
  document.documentElement.lang = language;
  for (const element of texts) element.textContent = element.dataset[language];
  const other = language === "id" ? "en" : "id";
  button.textContent = other === "en" ? "English" : "Bahasa Indonesia";
  button.lang = other;
  localStorage.setItem("language", language);
}

button.hidden = false;
button.addEventListener("click", () => show(document.documentElement.lang === "id" ? "en" : "id"));
if (localStorage.getItem("language") === "en") show("en");

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
