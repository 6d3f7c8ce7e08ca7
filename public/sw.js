// Service worker of the holders' apps: they open on a poor line or none, from the static files that it keeps. It answers for
// nothing else: not for /api, not for the officers' pages. Whatever it keeps is the same for everybody.
//
// xtask/src/service_worker.rs writes before it: VERSION, FILES (each path with its hash) and APPS (what each app's pages load).
const CACHE = "perbarui-" + VERSION;
const OFFLINE = "/luring";
/** What other apps share with this one is sent there (manifest.webmanifest). */
const SHARE = "/bagikan";
/** What the backend writes for who has no line, and for what was shared (share.js). */
const WORDS = [OFFLINE, SHARE];
/** In memory only, until a page asks for it or the browser stops this worker: then the person is asked to choose it again. */
let shared = [];
const isPage = (path) => !/\.[a-z]+$/.test(path) || path === "/memuat.html";
/** Kept from the beginning: the holder's app with its pages. Other files and pages are kept when they are first loaded. */
const FIRST = Object.keys(FILES).filter((path) => isPage(path) && !/^\/(akun|kunci|lacak|masukan|permohonan|rekomendasi)\//.test(path)).concat(APPS["/"], "/share.js");

/** First parts of paths whose pages an app has; the other static pages are those of FILES (backend/src/http/static_files.rs). */
const PAGES = {
  "/permohonan/": ["permohonan"],
  "/akun/": ["akun", "bukan-saya", "konfirmasi", "keberatan", "standar"],
  "/lacak/": ["lacak", "terkirim", "ambil"],
  "/masukan/": ["masukan"],
  "/rekomendasi/": ["rekomendasi"],
  "/kunci/": ["kunci"],
  "/memuat.html": ["masuk", "aktivasi", "sandi", "lanjut", "sertifikat", "privasi"],
};

// All of it or nothing: a version is only used whole. The hash tells what is still of another one.
addEventListener("install", (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => Promise.all([cache.addAll(FIRST.map(exactly)), cache.addAll(WORDS)])));
});

addEventListener("activate", (event) => {
  const old = (name) => name.startsWith("perbarui-") && name !== CACHE;
  event.waitUntil(caches.keys().then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name)))));
});

addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== location.origin) return;
  if (event.request.method === "POST" && pathname === SHARE) event.respondWith(take(event.request));
  if (event.request.method !== "GET") return;
  if (event.request.mode === "navigate") {
    const shell = shellOf(pathname);
    if (shell) return event.respondWith(page(shell, event));
  }
  if (pathname === SHARE) event.respondWith(fetch(event.request).catch(() => caches.match(SHARE)));
  else if (pathname in FILES) event.respondWith(file(pathname, event));
});

// The page that asks loads again; another one would go on with files of the old version.
addEventListener("message", async (event) => {
  if (event.data === "shared") {
    event.source.postMessage({ shared });
    shared = [];
  }
  if (event.data !== "take") return;
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const other = ({ id, url }) => id !== event.source.id && !/^\/(petugas|kios)(\/|$)/.test(new URL(url).pathname);
  if (open.some(other)) event.source.postMessage("waits");
  else skipWaiting();
});

/** Keeps what was shared, and leads to the letter's step, where start.js has it offered. */
async function take(request) {
  const form = await request.formData().catch(() => new FormData());
  shared = form.getAll("file").filter((file) => file.size);
  return Response.redirect("/permohonan/surat?dibagikan", 303);
}

function exactly(path) {
  return new Request(path, { integrity: FILES[path] });
}

function shellOf(path) {
  if (path in FILES && isPage(path)) return path;
  const [, first, second] = path.split("/");
  if (first === "standar" && second) return;
  return Object.keys(PAGES).find((shell) => PAGES[shell].includes(first));
}

/** The kept page, where all is kept that its app loads; else the line's, or the words for who has none. */
async function page(shell, event) {
  const cache = await caches.open(CACHE);
  const app = Object.keys(APPS).find((base) => base !== "/" && shell.startsWith(base)) || "/";
  const kept = await Promise.all([shell].concat(APPS[app]).map((path) => cache.match(path)));
  event.waitUntil(renew(cache));
  if (kept.every(Boolean)) return kept[0];
  return fresh(shell, event, cache).catch(async () => (await cache.match(OFFLINE)) || Response.error());
}

async function file(path, event) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) || fresh(path, event, cache);
}

async function fresh(path, event, cache) {
  try {
    const answer = await fetch(exactly(path));
    if (answer.ok) event.waitUntil(cache.put(path, answer.clone()).catch(() => {}));
    return answer;
  } catch {
    // Not of this version, or no line.
    return fetch(event.request);
  }
}

let renewed;
/** The offices' contacts as they are today, and what is missing; once each time that the worker is started. */
function renew(cache) {
  const missing = async (path) => (await cache.match(path)) || cache.add(exactly(path));
  return (renewed ||= Promise.all([cache.addAll(WORDS), ...FIRST.map(missing)]).catch(() => (renewed = undefined)));
}
