// What our pages are set beside: a bare page, an empty Leptos app and a Form.io wizard of three pages, compressed as ours are.
import { createServer, type Server } from "node:http";
import { existsSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";

const served = process.env.PERBARUI_OTHERS ?? "";
const KINDS: Record<string, string> = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm" };
const HEAD = '<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Perbarui</title>';

const LEPTOS = `${HEAD}<link rel="modulepreload" href="/leptos/empty_app.js" crossorigin><link rel="preload" href="/leptos/empty_app_bg.wasm" as="fetch" type="application/wasm" crossorigin>
<body><script type="module">import init from "/leptos/empty_app.js"; init({ module_or_path: "/leptos/empty_app_bg.wasm" });</script>`;

const question = (key: string, label: string) => ({ type: "textfield", key, label, input: true, validate: { required: true } });
const WIZARD = {
  display: "wizard",
  components: ["Masuk", "Data", "Periksa"].map((title, place) => ({
    type: "panel",
    key: `page${place}`,
    title,
    components: [question(`first${place}`, "E-mail dinas atau NIP"), question(`second${place}`, "Kata sandi")],
  })),
};
const FORMIO = `${HEAD}<link rel="stylesheet" href="/formio/formio.form.min.css"><script defer src="/formio/formio.form.min.js"></script>
<body><div id="form"></div><script>addEventListener("DOMContentLoaded", () => Formio.createForm(document.getElementById("form"), ${JSON.stringify(WIZARD)}));</script>`;

const PAGES: Record<string, string> = { "/bare": `${HEAD}<h1>Perbarui</h1>`, "/leptos": LEPTOS, "/formio": FORMIO };

/** Serves them; returns the address and what ends it. */
export async function serveOthers(): Promise<{ url: string; stop: () => void }> {
  const server: Server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    const page = PAGES[path];
    if (page) return response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(page);
    const file = join(served, path);
    if (!existsSync(file)) return response.writeHead(404).end();
    const packed = existsSync(`${file}.br`);
    const headers = { "content-type": KINDS[extname(file)] ?? "text/plain", ...(packed && { "content-encoding": "br" }) };
    response.writeHead(200, headers).end(readFileSync(packed ? `${file}.br` : file));
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  return { url: `http://localhost:${(server.address() as AddressInfo).port}`, stop: () => server.close() };
}
