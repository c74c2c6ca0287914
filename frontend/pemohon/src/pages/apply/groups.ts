import { say, type Text } from "bersama/language.ts";

const GROUPS: Record<string, Text> = {
  penelitian: { id: "Penelitian", en: "Research" },
  praktik_kesehatan: { id: "Praktik Kesehatan", en: "Health practice" },
  stpt: { id: "Penyehat Tradisional (STPT)", en: "Traditional healers (STPT)" },
  keramaian: { id: "Keramaian", en: "Public events" },
  operasional_sekolah: { id: "Operasional Sekolah", en: "Schools" },
};

/** A group that is new here is shown by its id. */
export const groupName = (group: string) => {
  const name = GROUPS[group];
  return name ? say(name) : group.replaceAll("_", " ");
};
