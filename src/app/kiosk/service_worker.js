// Brings the kiosk's three documents and their files while there is no connection. It keeps nothing else: no answer of the backend,
// and no page but these, which are the same for everybody.
const CACHE = "kiosk";
const FIRST = "/kios/";
const JOURNEY = "/kios/layanan/";
const FEEDBACK = "/kios/masukan/";
// The first page under headers of its own, which allow the camera.
const READINESS = "/kios/siap";
// The build puts a hash of the content into these files' names.
const NAMES = /\/kios\/(?:layanan\/|masukan\/)?[\w-]+-[0-9a-f]{12,16}[\w.]*\.(?:css|js|wasm)/g;

// All or nothing: a document without its files would not start, nor a first page without the others of its version.
async function keep(first) {
  const others = await Promise.all([JOURNEY, FEEDBACK].map(load));
  const texts = await Promise.all([first, ...others].map((answer) => answer.clone().text()));
  const named = new Set(texts.flatMap((text) => text.match(NAMES) ?? []));
  const files = ["/favicon.svg", ...named];
  const cache = await caches.open(CACHE);
  const kept = (await cache.keys()).map((request) => new URL(request.url).pathname);
  await cache.addAll(files.filter((path) => !(named.has(path) && kept.includes(path))));
  await cache.put(JOURNEY, others[0]);
  await cache.put(FEEDBACK, others[1]);
  await cache.put(FIRST, first);
  const old = kept.filter((path) => ![FIRST, JOURNEY, FEEDBACK, ...files].includes(path));
  await Promise.all(old.map((path) => cache.delete(path)));
}

/** Which of the kiosk's documents stands at a path. */
function pageOf(path) {
  if (path === READINESS) return READINESS;
  return [JOURNEY, FEEDBACK].find((begin) => path.startsWith(begin)) ?? FIRST;
}

async function load(path) {
  const answer = await fetch(path, { cache: "no-cache" });
  if (!answer.ok) throw new Error(path);
  return answer;
}

async function document(path) {
  // The others are of the first page's version, and at once.
  // Without a connection there is nothing to check: the first page says so.
  const kept = path === READINESS ? Response.redirect(FIRST) : await caches.match(path);
  if (kept && (path === JOURNEY || path === FEEDBACK)) return kept;
  try {
    const answer = await load(path);
    if (path === FIRST) await keep(answer.clone()).catch(() => {});
    return answer;
  } catch {
    return kept ?? Response.error();
  }
}

addEventListener("install", (event) => event.waitUntil(load(FIRST).then(keep).then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(clients.claim()));
addEventListener("fetch", (event) => {
  const { pathname } = new URL(event.request.url);
  if (event.request.mode === "navigate") event.respondWith(document(pageOf(pathname)));
  else if (event.request.method === "GET" && !pathname.startsWith("/api/"))
    event.respondWith(caches.match(event.request, { ignoreSearch: true }).then((kept) => kept ?? fetch(event.request)));
});
