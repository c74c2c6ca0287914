import { say, type Text } from "bersama/language.ts";

import { PageHead } from "../components/PageHead.tsx";

const TITLE: Text = { id: "Halaman tidak ditemukan", en: "Page not found" };
const CURE: Text = {
  id: "Periksa alamat yang Anda ketik, atau mulai dari antrean.",
  en: "Check the address that you typed, or begin at the queue.",
};
const QUEUE: Text = { id: "Ke antrean", en: "To the queue" };

export default function NotFound() {
  return (
    <>
      <PageHead title={say(TITLE)} />
      <p>
        {say(CURE)} <a href="/petugas">{say(QUEUE)}</a>
      </p>
    </>
  );
}
