// Why a message of the office did not arrive, in words.

import { say, type Text } from "./language.ts";

const WAYS: Record<string, Text> = {
  email: { id: "e-mail", en: "email" },
  whatsapp: { id: "WhatsApp", en: "WhatsApp" },
};
const WHY: Record<string, Text> = {
  "given-up": {
    id: "tidak terkirim setelah dicoba sekitar seminggu",
    en: "not sent, after about a week of trying",
  },
  "no-address": {
    id: "alamat atau nomornya tidak ada",
    en: "the address or number does not exist",
  },
  bounced: { id: "kotak surat penerima menolaknya", en: "the mailbox refused it" },
  complained: { id: "ditandai sebagai spam oleh penerima", en: "it was marked as spam" },
};
const LINE: Text = { id: "{way}: {why}", en: "{way}: {why}" };

/** "e-mail: kotak surat penerima menolaknya" */
export function whyNot(channel: string, why: string): string {
  const way = WAYS[channel];
  const words = WHY[why];
  return say(LINE, { way: way ? say(way) : channel, why: words ? say(words) : why });
}
