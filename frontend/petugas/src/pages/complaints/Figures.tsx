import { Show } from "bersama/components/shown.tsx";
import { number } from "bersama/format.ts";
import { say, type Text } from "bersama/language.ts";
import { useLoaded } from "bersama/loading.ts";

import { complaintFigures } from "../../api/complaints.ts";
import { Listed } from "../../components/Listed.tsx";

const TITLE: Text = { id: "Pengaduan tahun {year}", en: "Complaints of {year}" };
const CATEGORY: Text = { id: "Tentang", en: "About" };
const FILED: Text = { id: "Masuk", en: "Filed" };
const CLOSED: Text = { id: "Selesai", en: "Closed" };
const IN_TIME: Text = { id: "Tepat waktu", en: "In time" };

/** What came in this year, and what became of it in time. */
export function Figures() {
  const loaded = useLoaded(complaintFigures, []);
  return (
    <Show loaded={loaded}>
      {({ year, categories }) => (
        <Listed
          caption={say(TITLE, { year: String(year) })}
          shown
          heads={[CATEGORY, FILED, CLOSED, IN_TIME]}
          number={[FILED, CLOSED, IN_TIME]}
        >
          {categories.map((one) => (
            <tr key={one.category}>
              <th scope="row">{one.category}</th>
              <td class="app-num">{number(one.filed)}</td>
              <td class="app-num">{number(one.closed)}</td>
              <td class="app-num">{number(one.in_time)}</td>
            </tr>
          ))}
        </Listed>
      )}
    </Show>
  );
}
