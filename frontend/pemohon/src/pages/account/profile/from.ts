// Whoever completes the profile on the way through an application goes on there.

const FROM = "dari";
const OWN = /^\/permohonan\/[\w/-]+$/;

/** The page of the profile's form, for somebody who comes from the page `path`. */
export const editingFrom = (path: string) =>
  `/profil/ubah?${new URLSearchParams({ [FROM]: path })}`;

/** Where that was; of an address, which anybody may have written, only a page of applications. */
export function cameFrom(query: Record<string, string>): string | undefined {
  const path = query[FROM] ?? "";
  return OWN.test(path) ? path : undefined;
}
