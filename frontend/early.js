try {
  const pages = JSON.parse(document.getElementById("page-files").textContent);
  const page = pages.find(([path]) => new RegExp(path).test(location.pathname));
  for (const href of page ? page[1] : []) {
    const kind = href.endsWith(".css") ? { rel: "preload", as: "style" } : { rel: "modulepreload" };
    const link = Object.assign(document.createElement("link"), kind, { crossOrigin: "", href });
    document.head.append(link);
  }
  if (localStorage.getItem("sisfo.signed-in")) {
    const ask = () => fetch("/api/sessions/refresh", { method: "POST", keepalive: true });
    window.sisfoEarly = navigator.locks ? navigator.locks.request("sisfo-refresh", ask) : ask();
    window.sisfoEarly.catch(() => {});
  }
} catch {}
