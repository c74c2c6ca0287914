import { ErrorSummary } from "bersama/components/problems.tsx";
import { say, type Text } from "bersama/language.ts";
import type { Act } from "bersama/loading.ts";

const MORE: Text = { id: "Tampilkan berikutnya", en: "Show more" };

/** The way on below a list that is loaded page by page; nothing where the list has ended. */
export function ListMore({ more }: { more: Act<[]> | null }) {
  if (!more) return null;
  return (
    <>
      <ErrorSummary problem={more.problem} />
      <button
        type="button"
        class="app-button app-button--small"
        aria-disabled={more.busy || undefined}
        onClick={() => void more.run()}
      >
        {say(MORE)}
      </button>
    </>
  );
}
