// What a report is of stands in the address, as the filters of a list do.

export interface Scope {
  /** Calendar days, `YYYY-MM-DD`; "" is what the service takes for usual. */
  readonly from: string;
  readonly to: string;
  readonly type: string;
  readonly district: string;
}

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export function read(query: { readonly [name in keyof Scope]?: string }): Scope {
  return {
    from: fits(DATE, query.from),
    to: fits(DATE, query.to),
    type: fits(/^[a-z0-9_]{1,41}$/, query.type),
    district: fits(/^\d{2}(\.\d{2}){2}$/, query.district),
  };
}

/** Without what is left open. */
export const given = (scope: Scope): Partial<Scope> =>
  Object.fromEntries(Object.entries(scope).filter(([, value]) => value !== ""));

export function write(path: string, scope: Scope): string {
  const query = new URLSearchParams(given(scope) as Record<string, string>).toString();
  return query ? `${path}?${query}` : path;
}

const fits = (pattern: RegExp, value = "") => (pattern.test(value) ? value : "");
