import { Page } from "bersama/components/Page.tsx";
import { say, type Text } from "bersama/language.ts";

const TITLE: Text = { id: "Halaman tidak ditemukan", en: "Page not found" };
const CURE: Text = {
  id: "Periksa alamat yang Anda ketik, atau mulai dari halaman depan.",
  en: "Check the address that you typed, or begin on the home page.",
};
const HOME: Text = { id: "Ke halaman depan", en: "To the home page" };

export default function NotFound() {
  return (
    <Page title={say(TITLE)}>
      <p class="govuk-body">{say(CURE)}</p>
      <a class="govuk-link" href="/">
        {say(HOME)}
      </a>
    </Page>
  );
}
