import { PASSWORD_CHARACTERS } from "../api/rules.ts";
import { say, type Text } from "../language.ts";
import { PasswordField } from "./PasswordField.tsx";

const PASSWORD: Text = { id: "Kata sandi baru", en: "New password" };
const HINT: Text = {
  id: "Paling sedikit {characters} karakter. Beberapa kata yang tidak berhubungan membuat kata sandi kuat dan mudah diingat.",
  en: "At least {characters} {characters:character|characters}. A short sentence is strong and easy to remember, for example four words that have nothing to do with each other.",
};
const STRENGTH: Text = { id: "Kekuatan", en: "Strength" };
const LEVELS: readonly Text[] = [
  { id: "terlalu pendek", en: "too short" },
  { id: "lemah", en: "weak" },
  { id: "cukup", en: "fair" },
  { id: "kuat", en: "strong" },
];

/** A password to choose. The meter only encourages; the service judges (docs/checks.md 13). */
export function NewPassword({
  id,
  label = PASSWORD,
  value,
  onValue,
  error,
}: {
  id: string;
  label?: Text;
  value: string;
  onValue: (value: string) => void;
  error?: string | undefined;
}) {
  const level = strength(value);
  return (
    <>
      <PasswordField
        id={id}
        label={say(label)}
        hint={say(HINT, { characters: PASSWORD_CHARACTERS })}
        kind="new-password"
        value={value}
        onValue={onValue}
        error={error}
      />
      {value && (
        <p class="govuk-body app-strength">
          <span id={`${id}-strength`}>{say(STRENGTH)}:</span>{" "}
          <meter
            aria-labelledby={`${id}-strength`}
            min={0}
            max={3}
            low={2}
            optimum={3}
            value={level}
          >
            {level}
          </meter>{" "}
          <strong role="status">{say(LEVELS[level] ?? { id: "", en: "" })}</strong>
        </p>
      )}
    </>
  );
}

/** Length counts most; few different characters count little. 0 to 3, an index of `LEVELS`. */
function strength(password: string): number {
  const characters = [...password];
  if (characters.length < PASSWORD_CHARACTERS) return 0;
  const different = new Set(characters).size;
  if (different < 5 || characters.length < 10) return 1;
  return characters.length >= 16 && different >= 8 ? 3 : 2;
}
