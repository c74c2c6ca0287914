// What stands beside a person's own things: news, messages, who looked, and help.

import type { Schemas } from "bersama/api/client.ts";
import { say, type Text } from "bersama/language.ts";
import type { ComponentChildren } from "preact";

import { NewsList } from "../news/NewsList.tsx";

const NEWS: Text = { id: "Pemberitahuan terbaru", en: "Latest notifications" };
const ALL_NEWS: Text = { id: "Semua pemberitahuan", en: "All notifications" };
const ALL_NEWS_NEW: Text = {
  id: "Semua pemberitahuan ({count} baru)",
  en: "All notifications ({count} new)",
};
const MESSAGES: Text = { id: "Pesan", en: "Messages" };
const UNREAD: Text = {
  id: "{count} pesan baru dari kantor.",
  en: "{count} new {count:message|messages} from the office.",
};
const NONE: Text = { id: "Tidak ada pesan baru.", en: "No new messages." };
const READ: Text = { id: "Baca dan tulis pesan", en: "Read and write messages" };
const ACCESS: Text = { id: "Siapa yang membuka dokumen Anda", en: "Who opened your documents" };
const ACCESS_WHAT: Text = {
  id: "Setiap petugas yang membuka dokumen Anda tercatat.",
  en: "Every officer who opens one of your documents is recorded.",
};
const ACCESS_LINK: Text = { id: "Lihat catatannya", en: "See the record" };
const HELP: Text = { id: "Perlu bantuan?", en: "Need help?" };
const GUIDE: Text = { id: "Panduan", en: "Guide" };
const CONTACT: Text = { id: "Hubungi kami", en: "Contact us" };

export function Beside({
  messages,
  news,
}: {
  messages: { unread: number };
  news: Schemas["NewsPage"];
}) {
  const { unread } = messages;
  return (
    <div class="app-desk__beside">
      {news.items.length > 0 && (
        <Box title={NEWS}>
          <NewsList items={news.items} />
          <a class="govuk-link" href="/pemberitahuan">
            {news.unseen > 0 ? say(ALL_NEWS_NEW, { count: news.unseen }) : say(ALL_NEWS)}
          </a>
        </Box>
      )}
      <Box title={MESSAGES}>
        <p class="govuk-body">{unread > 0 ? say(UNREAD, { count: unread }) : say(NONE)}</p>
        <a class="govuk-link" href="/pesan">
          {say(READ)}
        </a>
      </Box>
      <Box title={ACCESS}>
        <p class="govuk-body">{say(ACCESS_WHAT)}</p>
        <a class="govuk-link" href="/profil/akses">
          {say(ACCESS_LINK)}
        </a>
      </Box>
      <Box title={HELP}>
        <p class="govuk-body">
          <a class="govuk-link" href="/panduan">
            {say(GUIDE)}
          </a>
        </p>
        <a class="govuk-link" href="/kontak">
          {say(CONTACT)}
        </a>
      </Box>
    </div>
  );
}

function Box({ title, children }: { title: Text; children: ComponentChildren }) {
  return (
    <section class="app-beside">
      <h2 class="govuk-heading-s">{say(title)}</h2>
      {children}
    </section>
  );
}
