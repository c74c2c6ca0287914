// What every form here does: one submission at a time, a busy state, and a summary of what is
// wrong that leads to the fields. The page has #masalah (role="alert") at its top.

import { Problem } from "./api.js";
import { put } from "./language.js";

const WAITING = { id: "Sedang diproses…", en: "Working on it…" };
const BUSY_AFTER_MS = 300; // sooner it would only flicker

const REQUIRED = { id: "Isian ini wajib diisi.", en: "Please fill in this entry." };
export const INCOMPLETE = {
  title: { id: "Isian belum lengkap", en: "Something is missing" },
  text: { id: "Lengkapi isian yang ditandai.", en: "Fill in the marked entries." },
};

const summary = document.getElementById("masalah");
const pageTitle = document.querySelector("title");
const calmTitle = { id: pageTitle.dataset.id, en: pageTitle.dataset.en };

/**
 * Run `work` at each submission. A Problem that it throws is shown; `inputs` says which input
 * belongs to which field of the service. Nothing is ever submitted by the browser itself, which
 * would put entries into the address.
 */
export function onSubmit(form, inputs, work) {
  const button = form.querySelector("button[type=submit]");
  const status = form.querySelector("[role=status]");
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (button.getAttribute("aria-disabled") === "true") return;
    button.setAttribute("aria-disabled", "true");
    const timer = setTimeout(() => put(status, WAITING), BUSY_AFTER_MS);
    try {
      clearProblem();
      await work();
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      showProblem(error, inputs);
    } finally {
      clearTimeout(timer);
      status.replaceChildren();
      button.removeAttribute("aria-disabled");
    }
  });
}

/** Throws the Problem that names the empty ones among these inputs, by field. */
export function requireEntries(inputs) {
  const fields = Object.entries(inputs)
    .filter(([, input]) => !input.value.trim())
    .map(([field]) => ({ field, message: REQUIRED }));
  if (fields.length) throw new Problem({ ...INCOMPLETE, fields });
}

/** Show the summary, mark the fields, and lead there. */
export function showProblem(problem, inputs = {}) {
  clearProblem();
  const box = document.createElement("div");
  box.className = "problem";
  box.tabIndex = -1;
  box.append(put(document.createElement("h2"), problem.title));
  box.append(put(document.createElement("p"), problem.text));
  const known = problem.fields.filter(({ field }) => inputs[field]);
  if (known.length) {
    const list = document.createElement("ul");
    list.append(...known.map(({ field, message }) => leadTo(inputs[field], message)));
    box.append(list);
    for (const { field, message } of known) mark(inputs[field], message);
  }
  summary.replaceChildren(box);
  put(pageTitle, { id: `Kesalahan: ${calmTitle.id}`, en: `Error: ${calmTitle.en}` });
  box.focus();
}

export function clearProblem() {
  summary.replaceChildren();
  put(pageTitle, calmTitle);
  for (const message of document.querySelectorAll(".field-problem")) {
    const input = message.parentElement.querySelector("[aria-invalid]");
    input.removeAttribute("aria-invalid");
    describe(input, (id) => id !== message.id);
    message.remove();
  }
}

function leadTo(input, message) {
  const link = document.createElement("a");
  link.href = `#${input.id}`;
  put(link, named(input, message));
  link.addEventListener("click", (event) => {
    event.preventDefault(); // the address stays as it is
    input.focus();
  });
  const line = document.createElement("li");
  line.append(link);
  return line;
}

/** The message behind the field's label: on its own it would not say which field. */
function named(input, message) {
  const label = input.labels[0];
  if (typeof message === "string") return `${label.textContent}: ${message}`;
  const { id, en } = label.dataset;
  return { id: `${id}: ${message.id}`, en: `${en}: ${message.en}` };
}

function mark(input, message) {
  const line = put(document.createElement("p"), message);
  line.className = "field-problem";
  line.id = `${input.id}-masalah`;
  input.before(line);
  input.setAttribute("aria-invalid", "true");
  describe(input, () => true, line.id);
}

function describe(input, keep, ...more) {
  const before = (input.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
  input.setAttribute("aria-describedby", [...before.filter(keep), ...more].join(" "));
}
