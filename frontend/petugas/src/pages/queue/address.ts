// The address of the queue is all that decides what it shows: back, reload and a colleague's link
// lead to the same list. What somebody searches for is no part of it (see url/words.ts).

export const STATES = [
  "free",
  "mine",
  "claimed",
  "overdue",
  "signing_refused",
  "with_applicant",
] as const;
export type ListState = (typeof STATES)[number];

export const SIZES = [25, 50, 100] as const;
export type Size = (typeof SIZES)[number];

export const ORDERS = ["deadline", "received"] as const;
export type Order = (typeof ORDERS)[number];

export interface Filters {
  readonly role: string;
  readonly state: ListState | "";
  readonly type: string;
  readonly district: string;
  /** Calendar days of receipt, `YYYY-MM-DD`. */
  readonly from: string;
  readonly to: string;
  readonly order: Order;
  readonly limit: Size;
  readonly cursor: string;
}

type Query = { readonly [name in keyof Filters]?: string };

/** What makes no sense in an address is left out, so that a link never leads to an error. */
export function read(query: Query, role: string): Filters {
  return {
    role: /^[a-z_]{1,40}$/.test(query.role ?? "") ? `${query.role}` : role,
    state: one(STATES, query.state) ?? "",
    type: /^[a-z0-9_-]{1,60}$/.test(query.type ?? "") ? `${query.type}` : "",
    district: /^[\d.]{1,13}$/.test(query.district ?? "") ? `${query.district}` : "",
    from: date(query.from),
    to: date(query.to),
    order: one(ORDERS, query.order) ?? "deadline",
    limit: SIZES.find((size) => `${size}` === query.limit) ?? SIZES[0],
    cursor: query.cursor ?? "",
  };
}

/** The shortest address of the list; `role`: the one that is meant where none is named. */
export function write(filters: Filters, role: string): string {
  const usual = read({}, role);
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filters))
    if (value !== usual[name as keyof Filters]) query.set(name, `${value}`);
  return query.size ? `/petugas?${query}` : "/petugas";
}

/** Another list begins on its first page. */
export const changed = (filters: Filters, change: Partial<Filters>): Filters => ({
  ...filters,
  cursor: "",
  ...change,
});

/** What narrows the list beyond role and state, in the order of the fields. */
export const NARROWING = ["type", "district", "from", "to"] as const;

export const isNarrowed = (filters: Filters) => NARROWING.some((name) => filters[name] !== "");

const one = <T extends string>(known: readonly T[], value: string | undefined): T | undefined =>
  known.find((name) => name === value);

const date = (value: string | undefined) =>
  value && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value)) ? value : "";
