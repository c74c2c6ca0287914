// What a note of the office's record is about, in words instead of kind and id.

import { say, type Text } from "bersama/language.ts";

import type { OfficeNote } from "../../api/audit.ts";

const KINDS: Record<string, Text> = {
  announcement: { id: "Pengumuman", en: "Announcement" },
  contacts: { id: "Kontak", en: "Contacts" },
  faq: { id: "Tanya jawab", en: "Question" },
  "follow-up": { id: "Tindak lanjut survei", en: "Follow-up of the survey" },
  guide: { id: "Panduan", en: "Guide" },
  holiday: { id: "Hari libur", en: "Holiday" },
  legal: { id: "Dasar hukum", en: "Legal basis" },
  place: { id: "Tempat", en: "Place" },
  reason: { id: "Alasan", en: "Reason" },
  "saved-reply": { id: "Balasan tersimpan", en: "Saved reply" },
  "type-version": { id: "Jenis izin", en: "Permit type" },
};
/** As the service makes ids; others are words that somebody chose. */
const MADE = /^[0-9a-z]{26}$/;

type Subject = Pick<OfficeNote, "about" | "before" | "after">;

/** The kind of entry, and below it what the entry is called. */
export function aboutOf({ about, before, after }: Subject): { kind: string; called: string } {
  const [kind = "", id = ""] = about.split("/");
  const name = KINDS[kind];
  if (!name) return { kind: MADE.test(id || kind) ? "–" : about, called: "" };
  return { kind: say(name), called: titleOf(after ?? before) || (MADE.test(id) ? "" : id) };
}

function titleOf(content: Subject["after"]): string {
  const { title, question, name } = (content ?? {}) as Record<string, unknown>;
  const found = title ?? question ?? name;
  if (typeof found === "string") return found;
  return found ? say(found as Text) : "";
}
