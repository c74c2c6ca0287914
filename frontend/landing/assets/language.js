// The page's language: Indonesian first, English on request, remembered in this browser.
// A text is { id, en }; a plain string came from the service in the language of the moment.

const KEY = "language";
const followers = [];

export const language = () => document.documentElement.lang;

/** Show a text in an element, as text: what came from people is never read as HTML. */
export function put(element, text) {
  if (typeof text === "string") {
    delete element.dataset.en;
    element.lang = language();
    element.textContent = text;
  } else {
    element.removeAttribute("lang");
    element.dataset.id = text.id;
    element.dataset.en = text.en;
    element.textContent = text[language()];
  }
  return element;
}

/** Run this when the language changes: for what the service said and must say again. */
export const onLanguage = (follower) => followers.push(follower);

function show(chosen) {
  document.documentElement.lang = chosen;
  for (const element of document.querySelectorAll("[data-en]")) {
    element.textContent = element.dataset[chosen];
  }
  const other = chosen === "id" ? "en" : "id";
  button.textContent = other === "en" ? "English" : "Indonesia";
  button.lang = other;
}

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is switched off in this browser
  }
}

function remember(chosen) {
  try {
    localStorage.setItem(KEY, chosen);
  } catch {
    // then the choice holds for this page
  }
}

for (const element of document.querySelectorAll("[data-en]")) {
  element.dataset.id = element.textContent.trim().replace(/\s+/g, " ");
}

const button = document.getElementById("bahasa");
button.hidden = false;
button.addEventListener("click", () => {
  const chosen = language() === "id" ? "en" : "id";
  show(chosen);
  remember(chosen);
  for (const follower of followers) follower();
});
if (remembered() === "en") show("en");
