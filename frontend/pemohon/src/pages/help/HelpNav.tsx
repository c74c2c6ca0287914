import { say, type Text } from "bersama/language.ts";
import { useRoute } from "preact-iso";

const LABEL: Text = { id: "Bantuan", en: "Help" };

const PAGES: readonly { href: string; name: Text }[] = [
  { href: "/panduan", name: { id: "Panduan", en: "Guide" } },
  { href: "/tanya-jawab", name: { id: "Tanya jawab", en: "Questions and answers" } },
  { href: "/kontak", name: { id: "Hubungi kami", en: "Contact" } },
];

export function HelpNav() {
  const { path } = useRoute();
  return (
    <nav class="app-subnav" aria-label={say(LABEL)}>
      {PAGES.map(({ href, name }) => (
        <a key={href} href={href} aria-current={path === href ? "page" : undefined}>
          {say(name)}
        </a>
      ))}
    </nav>
  );
}
