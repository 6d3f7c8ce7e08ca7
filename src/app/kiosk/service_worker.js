// Brings the kiosk's document and its files while there is no connection. It keeps nothing else: no answer of the backend, and
// no page but the one document, which is the same for everybody.
const CACHE = "kiosk";
const DOCUMENT = "/kios/";
// The build puts a hash of the content into these files' names.
const NAMES = /\/kios\/[\w-]+-[0-9a-f]{12,16}[\w.]*\.(?:css|js|wasm)/g;

async function keep(answer) {
  const cache = await caches.open(CACHE);
  const named = (await answer.clone().text()).match(NAMES) ?? [];
  const files = ["/start.js", "/favicon.svg", ...new Set(named)];
  const kept = await cache.keys();
  const have = (path) => named.includes(path) && kept.some((request) => new URL(request.url).pathname === path);
  // All or nothing: a document without its files would not start.
  await cache.addAll(files.filter((path) => !have(path)));
  await cache.put(DOCUMENT, answer);
  for (const request of kept) {
    const { pathname } = new URL(request.url);
    if (pathname !== DOCUMENT && !files.includes(pathname)) await cache.delete(request);
  }
}

async function document() {
  try {
    const answer = await fetch(DOCUMENT, { cache: "no-cache" });
    if (answer.ok) {
      await keep(answer.clone()).catch(() => {});
      return answer;
    }
  } catch {
    // No connection.
  }
  return (await caches.match(DOCUMENT)) ?? Response.error();
}

addEventListener("install", (event) => {
  event.waitUntil(fetch(DOCUMENT, { cache: "no-cache" }).then(keep).then(() => skipWaiting()));
});
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === "navigate") event.respondWith(document());
  else if (event.request.method === "GET" && !pathname.startsWith("/api/"))
    event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
});
