// The sheet that officers are handed, on a page: the same words, keys included. It is written in
// Indonesian, as the office works.

import { Scroll } from "bersama/components/Scroll.tsx";
import { language, say, type Text } from "bersama/language.ts";

import sheet from "../../../../../docs/petugas.md?raw";
import { PageHead } from "../../components/PageHead.tsx";
import { type Block, blocksOf, type Line, textOf } from "./sheet.ts";
import "./guide.scss";

const TITLE: Text = { id: "Panduan petugas", en: "Officers' guide" };
const PRINT: Text = { id: "Cetak", en: "Print" };
const IN_INDONESIAN: Text = {
  id: "Sama dengan lembar yang dicetak.",
  en: "The same as the printed sheet, which is in Indonesian.",
};

/** Without the sheet's own title, which the page has. */
const BLOCKS = blocksOf(sheet).filter((block) => block.kind !== "head" || block.level > 1);

export default function Guide() {
  return (
    <>
      <PageHead title={say(TITLE)} aside={say(IN_INDONESIAN)}>
        <button type="button" class="app-button" onClick={() => print()}>
          {say(PRINT)}
        </button>
      </PageHead>
      <div class="app-guide" lang={language.value === "id" ? undefined : "id"}>
        {BLOCKS.map((block, index) => (
          <Shown key={index} block={block} />
        ))}
      </div>
    </>
  );
}

function Shown({ block }: { block: Block }) {
  switch (block.kind) {
    case "head":
      return <h2>{textOf(block.line)}</h2>;
    case "list": {
      const List = block.numbered ? "ol" : "ul";
      return (
        <List>
          {block.lines.map((line, index) => (
            <li key={index}>
              <InLine line={line} />
            </li>
          ))}
        </List>
      );
    }
    case "table":
      return <Keys head={block.head} rows={block.rows} />;
    default:
      return (
        <p>
          <InLine line={block.line} />
        </p>
      );
  }
}

/** A page's keys under its name. */
function Keys({ head, rows }: { head: readonly Line[]; rows: readonly Line[][] }) {
  const name = textOf(head[0] ?? []);
  return (
    <Scroll label={name}>
      <table class="app-table app-table--tight app-guide__keys">
        <caption>{name}</caption>
        <tbody>
          {rows.map(([key = [], does = []]) => (
            <tr key={textOf(key)}>
              <th scope="row">
                <InLine line={key} />
              </th>
              <td>
                <InLine line={does} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function InLine({ line }: { line: Line }) {
  return (
    <>
      {line.map(({ kind, text }, index) => {
        if (kind === "bold") return <b key={index}>{text}</b>;
        if (kind === "key") return <kbd key={index}>{text}</kbd>;
        return text;
      })}
    </>
  );
}
