// The service worker: holders' pages open without a line, nobody's data is kept, and a new version waits to be asked for.
import { type Page } from "@playwright/test";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expectAccessible } from "../fixtures/axe";
import type { Backend } from "../fixtures/backend";
import { LogInPage, Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

/** Opens the page and waits until the service worker answers for the next ones. */
async function withWorker(page: Page, path = "/"): Promise<void> {
  await page.goto(path);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
}

/** Everything that is kept: cache, path, and the text of what is no WebAssembly. */
function kept(page: Page): Promise<[string, string, string][]> {
  return page.evaluate(async () => {
    const all: [string, string, string][] = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) {
        const { pathname } = new URL(request.url);
        const text = pathname.endsWith(".wasm") ? "" : await (await cache.match(request))!.text();
        all.push([name, pathname, text]);
      }
    }
    return all;
  });
}

test("without a line: the holder's pages open, and say what is true", async ({ page, context }) => {
  await withWorker(page);
  await context.setOffline(true);
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1, name: "Perbarui sertifikat elektronik Anda" })).toBeVisible();
  const banner = page.getByRole("status").filter({ hasText: "Sambungan terputus." });
  await expect(banner.getByText("Isi halaman ini mungkin bukan keadaan terakhir.")).toBeVisible();
  await expect(banner.getByText(/^Yang belum Anda kirim/)).toBeHidden();
  await page.getByText("Berapa lama di instansi Anda").click();
  await expect(page.getByText("Daftar instansi belum termuat. Muat ulang halaman ini saat Anda terhubung ke internet.")).toBeVisible();
  await expect(page.getByRole("table")).toHaveCount(0);
  await expectAccessible(page, "tanpa-jaringan");
  await page.getByRole("link", { name: "Mulai sekarang" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Masuk", exact: true })).toBeVisible();
  await expect(banner.getByText(/^Yang belum Anda kirim/)).toBeVisible();
});

test("without a line: a part that was never opened gives the offices' contacts", async ({ page, context }) => {
  await withWorker(page);
  await context.setOffline(true);
  await page.goto("/permohonan");
  await expect(page.getByRole("heading", { level: 1, name: "Halaman ini belum dapat dibuka" })).toBeVisible();
  await expect(page.getByRole("listitem")).toHaveCount(5);
  await expect(page.getByText("Dinas Komunikasi dan Informatika Kota Pekalongan")).toBeVisible();
  await expectAccessible(page, "luring");
  await context.setOffline(false);
  await page.getByRole("link", { name: "Coba lagi" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Masuk", exact: true })).toBeVisible();
});

test("without a line: a part that was opened before opens", async ({ page, context }) => {
  await withWorker(page);
  await page.goto("/permohonan/masuk");
  const form = new LogInPage(page);
  await expect(form.title("Masuk")).toBeVisible();
  await expect.poll(async () => (await kept(page)).filter(([, path]) => /^\/permohonan\/wizard-.*\.wasm$/.test(path)).length).toBe(1);
  await context.setOffline(true);
  await page.goto("/permohonan/masuk");
  await form.enter(`sari@${PEKALONGAN}`, "apa-saja-1");
  await form.expectErrors(/^Sambungan terputus\. Periksa jaringan lalu/);
  await expect(form.identifier).toHaveValue(`sari@${PEKALONGAN}`);
});

test("without a line: an application's status that was opened before is asked for by itself once the line is back", async ({ page, context }) => {
  await withWorker(page);
  await page.goto("/lacak/PBR-7K3M-9Q2X");
  const logIn = page.getByRole("heading", { level: 1, name: "Masuk", exact: true });
  await expect(logIn).toBeVisible();
  await expect.poll(async () => (await kept(page)).filter(([, path]) => /^\/lacak\/follow-.*\.wasm$/.test(path)).length).toBe(1);
  await context.setOffline(true);
  await page.goto("/lacak/PBR-7K3M-9Q2X");
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Sambungan terputus. Periksa jaringan lalu coba lagi");
  await expect(page.getByRole("heading", { level: 1, name: "Halaman belum dapat ditampilkan" })).toBeVisible();
  await context.setOffline(false);
  await expect(logIn).toBeVisible();
});

test("nothing of anybody is kept, neither before nor after the log-out", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  await withWorker(page);
  await logIn(sari);
  for (const path of ["/sertifikat", "/permohonan/data", "/akun/sesi", "/akun/dilihat"]) {
    await page.goto(path);
    await expect(page.getByRole("button", { name: "Keluar", exact: true })).toBeVisible();
    await expect(page.getByRole("heading", { level: 1, name: "Memuat halaman" })).toHaveCount(0);
  }
  expect((await kept(page)).length).toBeGreaterThan(8);
  await expectNobodys(page);
  await page.getByRole("button", { name: "Keluar", exact: true }).click();
  await expect(page.getByText("Anda sudah keluar.")).toBeVisible();
  await expectNobodys(page);
});

async function expectNobodys(page: Page): Promise<void> {
  for (const [, path, text] of await kept(page)) {
    expect(path).toMatch(/^\/(|masuk|memuat\.html|luring|bagikan|(permohonan|akun)\/(masuk)?|.*\.(js|wasm|svg|png|webmanifest))$/);
    expect(text, path).not.toMatch(/sari|wulandari/i);
  }
}

test("officers' pages and the backend's answers are not its matter", async ({ page }) => {
  await withWorker(page);
  const answered = new Map<string, boolean>();
  page.on("response", (response) => answered.set(new URL(response.url()).pathname, response.fromServiceWorker()));
  for (const path of ["/standar", "/petugas/masuk", "/standar/natuna"]) {
    const asked = path === "/standar" ? page.waitForResponse("**/api/agencies") : undefined;
    await page.goto(path);
    await asked;
  }
  for (const [path, own] of [["/standar", true], ["/petugas/masuk", false], ["/standar/natuna", false], ["/api/agencies", false]] as const) {
    expect(answered.get(path), path).toBe(own);
  }
  await page.goto("/petugas/masuk");
  expect(await page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(1);
});

test("what is missing is fetched again, and what is broken is thrown away", async ({ browser, backend }) => {
  // A context of its own: what fails here on purpose is no fault.
  const context = await browser.newContext({ baseURL: backend.url });
  const page = await context.newPage();
  await withWorker(page);
  const whole = (await kept(page)).length;
  // Half of it is gone.
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!);
    for (const request of (await cache.keys()).filter((_, place) => place % 2)) await cache.delete(request);
  });
  await page.goto("/masuk");
  await expect(new Sheet(page).button(/^Masuk$/)).toBeEnabled();
  await expect.poll(async () => (await kept(page)).length).toBe(whole);
  // Another file than the app's stands in its place.
  await page.evaluate(async () => {
    const cache = await caches.open((await caches.keys())[0]!);
    for (const request of await cache.keys()) {
      if (request.url.endsWith(".wasm")) await cache.put(request, new Response("<h1>", { headers: { "content-type": "application/wasm" } }));
    }
  });
  await page.goto("/masuk");
  const form = new LogInPage(page);
  await form.enter(`sari@${PEKALONGAN}`, "apa-saja-1");
  await form.expectErrors(/keduanya tidak cocok$/);
  await context.close();
});

test.describe("a new version", () => {
  /** Serves a next version, and lets the browser look for one, as it does at every visit. */
  async function publish(backend: Backend, page: Page): Promise<void> {
    await backend.publish((dist) => {
      rmSync(join(dist, "holder", "sw.js.br"), { force: true });
      const file = join(dist, "holder", "sw.js");
      writeFileSync(file, readFileSync(file, "utf8").replace(/VERSION="[^"]*"/, 'VERSION="berikutnya"'));
    });
    await page.evaluate(async () => {
      await (await navigator.serviceWorker.ready).update();
    });
  }
  const offer = (page: Page) => page.getByText("Versi baru Perbarui tersedia.");

  test("is used when it is asked for, and the old files go", async ({ page, backend }) => {
    await withWorker(page);
    await page.goto("/standar");
    await expect(page.getByRole("button", { name: "English" })).toBeVisible();
    await publish(backend, page);
    await expect(offer(page)).toBeVisible();
    await expectAccessible(page, "versi-baru");
    const before = await page.evaluate(() => performance.timeOrigin);
    await page.getByRole("button", { name: "Muat versi baru" }).click();
    await expect.poll(() => page.evaluate(() => performance.timeOrigin).catch(() => before)).not.toBe(before);
    await expect.poll(() => page.evaluate(() => caches.keys())).toEqual(["perbarui-berikutnya"]);
    await expect(offer(page)).toHaveCount(0);
  });

  test("waits while another tab is open", async ({ page, context, backend }) => {
    await withWorker(page);
    const other = await context.newPage();
    await other.goto("/masuk");
    await page.goto("/standar");
    await expect(page.getByRole("button", { name: "English" })).toBeVisible();
    await publish(backend, page);
    await page.getByRole("button", { name: "Muat versi baru" }).click();
    await expect(page.getByText("Perbarui masih terbuka di tab lain. Tutup tab itu dahulu.")).toBeVisible();
    await expectAccessible(page, "versi-menunggu");
    await other.close();
    await page.getByRole("button", { name: "Muat versi baru" }).click();
    await expect.poll(() => page.evaluate(() => caches.keys()).catch(() => [])).toEqual(["perbarui-berikutnya"]);
  });

  test("is not offered in the middle of something", async ({ holder, backend }) => {
    const sari = holder(`sari@${PEKALONGAN}`);
    const { page } = sari;
    await withWorker(page);
    await page.goto("/masuk");
    await expect(page.getByRole("button", { name: "English" })).toBeVisible();
    await publish(backend, page);
    await expect.poll(() => page.evaluate(async () => Boolean((await navigator.serviceWorker.ready).waiting))).toBe(true);
    await expect(page.getByText("Versi baru Perbarui tersedia.")).toBeHidden();
    await logIn(sari);
    await page.goto("/permohonan/data");
    await expect(new Sheet(page).title("Periksa data Anda")).toBeVisible();
    await expect(page.getByText("Versi baru Perbarui tersedia.")).toHaveCount(0);
    await page.goto("/");
    await expect(offer(page)).toBeVisible();
  });
});

test("the app can be installed: every picture that the manifest names is there in its size", async ({ page }) => {
  await page.goto("/");
  const manifest = await (await page.request.get("/manifest.webmanifest")).json();
  expect(manifest).toMatchObject({ id: "/", scope: "/", start_url: "/", lang: "id" });
  expect(manifest.icons.some((icon: { purpose?: string }) => icon.purpose === "maskable")).toBe(true);
  for (const { src, sizes } of [...manifest.icons, ...manifest.screenshots]) {
    const size = await page.evaluate(async (src) => {
      const picture = new Image();
      picture.src = src;
      await picture.decode();
      return `${picture.naturalWidth}x${picture.naturalHeight}`;
    }, src);
    if (sizes !== "any") expect(size, src).toBe(sizes);
  }
  for (const { url } of manifest.shortcuts) expect((await page.request.get(url)).status(), url).toBe(200);
});
