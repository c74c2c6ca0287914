// The service worker: the shell of the site opens without a connection and says so. It keeps what
// every visitor gets alike (pages as they were built, scripts, styles) under a name that follows from
// their content, and never looks at anything else: neither /api nor files, so nobody's data.
// ../shell.ts puts in what it consists of.

const SHELL = "shell-__VERSION__";
const FILES = "__FILES__";
const PAGES = "__PAGES__";

self.addEventListener("install", (event) => {
  const fresh = FILES.map((file) => new Request(file, { cache: "no-cache" }));
  event.waitUntil(caches.open(SHELL).then((shell) => shell.addAll(fresh)));
  self.skipWaiting(); // pages come from the network first, so old and new never mix for long
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys().then((names) => {
      const old = names.filter((name) => name !== SHELL);
      return Promise.all(old.map((name) => caches.delete(name)));
    }),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== self.location.origin) return;
  const page = `/${pathname.split("/")[1]}`;
  if (request.mode === "navigate" && PAGES.includes(page)) event.respondWith(opened(request, page));
  else if (pathname.startsWith("/assets/")) event.respondWith(kept(request));
  else if (FILES.includes(pathname)) event.respondWith(keptElse(request));
});

/** A page is as new as the network allows; its address, which may name an application, is not kept. */
async function opened(request, page) {
  try {
    return await fetch(request);
  } catch (noConnection) {
    const shell = await caches.open(SHELL);
    const found = await shell.match(page);
    if (found) return found;
    throw noConnection;
  }
}

/** The name of a file under /assets follows from its content: once here, it is never asked for. */
async function kept(request) {
  const shell = await caches.open(SHELL);
  const found = await shell.match(request.url);
  if (found) return found;
  const answer = await fetch(request);
  if (answer.ok) await shell.put(request.url, answer.clone());
  return answer;
}

async function keptElse(request) {
  return fetch(request).catch(async (noConnection) => {
    const found = await (await caches.open(SHELL)).match(request.url);
    if (found) return found;
    throw noConnection;
  });
}
