// The officers' sheet (docs/petugas.md), read into what a page shows. It is written in the few forms of
// Markdown that stand here: heads, paragraphs, lists, tables, and within a line **bold** and `keys`.

export interface Words {
  readonly kind: "plain" | "bold" | "key";
  readonly text: string;
}
export type Line = readonly Words[];

export type Block =
  | { readonly kind: "head"; readonly level: number; readonly line: Line }
  | { readonly kind: "text"; readonly line: Line }
  | { readonly kind: "list"; readonly numbered: boolean; readonly lines: readonly Line[] }
  | { readonly kind: "table"; readonly head: readonly Line[]; readonly rows: readonly Line[][] };

const ITEM = /^(?:[-*]|\d+\.) +/;

export function blocksOf(sheet: string): Block[] {
  const plain = sheet.replace(/<!--[\s\S]*?-->/g, "");
  return plain
    .split(/\n\s*\n/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map(blockOf);
}

function blockOf(part: string): Block {
  const head = /^(#+) +(.+)$/.exec(part);
  if (head?.[1] && head[2]) return { kind: "head", level: head[1].length, line: lineOf(head[2]) };
  if (part.startsWith("|")) return tableOf(part.split("\n"));
  if (ITEM.test(part)) {
    const items = part.split(/\n(?=(?:[-*]|\d+\.) +)/).map((item) => item.replace(ITEM, ""));
    return { kind: "list", numbered: /^\d/.test(part), lines: items.map(lineOf) };
  }
  return { kind: "text", line: lineOf(part) };
}

function tableOf(lines: readonly string[]): Block {
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => lineOf(cell.trim())),
  );
  return { kind: "table", head, rows };
}

export function lineOf(text: string): Line {
  return text
    .replace(/\s*\n\s*/g, " ")
    .split(/(\*\*[^*]+\*\*|`[^`]+`)/)
    .filter(Boolean)
    .map((words): Words => {
      if (words.startsWith("**")) return { kind: "bold", text: words.slice(2, -2) };
      if (words.startsWith("`")) return { kind: "key", text: words.slice(1, -1) };
      return { kind: "plain", text: words };
    });
}

export const textOf = (line: Line) => line.map(({ text }) => text).join("");
