// What is painted before the WebAssembly is there: the page of the address, which the app then takes over unmoved, with what
// was typed and pressed until then.
import { type Page } from "@playwright/test";
import { LogInPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

const LOG_INS = ["/masuk", "/permohonan/masuk", "/akun/masuk", "/lacak/masuk", "/petugas/masuk"];
const MAILED = ["/sandi", "/lanjut", "/aktivasi", "/konfirmasi", "/keberatan"];
const LOADED = ["/lacak/PBR-7K3M-9Q2X", "/sertifikat", "/kunci", "/permohonan/surat", "/akun/sesi", "/petugas/", "/petugas/pelimpahan", "/petugas/pengelolaan"];

/** Holds the WebAssembly back until the function that it returns is called. */
async function holdApp(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await page.route("**/*.wasm", async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Whether the app has put its own in the shell's place. */
async function started(page: Page): Promise<void> {
  await expect(page.locator("#app #timeout")).toBeAttached();
}

/** Adds up every layout shift of the page; asked from the first line of the document on. */
async function countShifts(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const found: string[] = [];
    Object.assign(globalThis, { found });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const shift = entry as PerformanceEntry & { value: number; sources: { node: Node | null }[] };
        const nodes = shift.sources.map(({ node }) => (node instanceof Element ? node.outerHTML.slice(0, 60) : String(node?.textContent)));
        found.push(`${shift.value.toFixed(4)} ${nodes.join(" | ")}`);
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  return async () => {
    // Shifts are told of after the frame in which they happened.
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    return page.evaluate(() => (globalThis as unknown as { found: string[] }).found);
  };
}

for (const [paths, title] of [
  [["/"], "Perbarui sertifikat elektronik Anda"],
  [LOG_INS, "Masuk"],
  [[...MAILED, ...LOADED], "Memuat halaman"],
] as const) {
  for (const path of paths) {
    test(`without any script: ${path}`, async ({ browser, backend }) => {
      const context = await browser.newContext({ javaScriptEnabled: false });
      const page = await context.newPage();
      await page.goto(backend.url + path);
      if (!path.startsWith("/petugas") || path.endsWith("masuk")) await expect(page).toHaveTitle(`${title} – Perbarui`);
      await expect(page.getByRole("heading", { level: 1, name: title })).toBeVisible();
      await context.close();
    });
  }
}

test("a form that is pressed without any script stays, and puts nothing into the address", async ({ browser, backend }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const form = new LogInPage(page);
  await form.open(`${backend.url}/masuk`);
  await form.enter("sari@contoh.go.id", "rahasia-sekali");
  await form.password.press("Enter");
  await expect(page).toHaveURL(`${backend.url}/masuk`);
  await expect(form.identifier).toHaveValue("sari@contoh.go.id");
  await context.close();
});

for (const path of ["/", ...LOG_INS]) {
  test(`the app puts the same in its place: ${path}`, async ({ page }) => {
    const shifts = await countShifts(page);
    const release = await holdApp(page);
    await page.goto(path, { waitUntil: "commit" });
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    const places = () =>
      page.evaluate(() => {
        const shown = Array.from(document.querySelectorAll("#app :is(a, button, h1, h2, p, li, label, input, summary)"));
        const boxes = shown.filter((one) => one.checkVisibility() && !one.closest("noscript")).map((one) => {
          const box = one.getBoundingClientRect();
          const size = [box.x, box.y, box.width, box.height].map((length) => length.toFixed(1)).join(" ");
          return `${one.tagName} ${size} ${one.textContent}`;
        });
        return [document.title, ...boxes];
      });
    const before = await places();
    release();
    await started(page);
    expect(await places()).toEqual(before);
    expect(await shifts()).toEqual([]);
  });
}

for (const [email, paths] of [
  [`sari@${PEKALONGAN}`, ["/", "/sertifikat", "/akun/sesi", "/akun/dilihat", "/permohonan/data", "/standar", "/privasi"]],
  [`admin@${PEKALONGAN}`, ["/petugas/", "/petugas/cari", "/petugas/pelimpahan", "/petugas/pengelolaan/petugas"]],
] as const) {
  for (const width of [360, 1280]) {
    test(`nothing moves while pages are loaded: ${paths[0]}, ${width} pixels`, async ({ holder }) => {
      const who = holder(email);
      const { page } = who;
      await page.setViewportSize({ width, height: 740 });
      // As after a log-in in these pages.
      await page.addInitScript(() => localStorage.setItem("known", ""));
      const shifts = await countShifts(page);
      await logIn(who);
      for (const path of paths) {
        await page.goto(path);
        await started(page);
        await expect(page.locator(".agency")).toBeVisible();
        await expect(page.getByRole("heading", { level: 1, name: "Memuat halaman" })).toHaveCount(0);
        expect(await shifts(), path).toEqual([]);
      }
    });
  }
}

test("what is typed and pressed before the app is there is not lost", async ({ page, holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const release = await holdApp(page);
  await page.goto("/masuk", { waitUntil: "commit" });
  const form = new LogInPage(page);
  await form.identifier.fill(sari.email);
  await form.password.fill("bukan-ini-1");
  await form.submit();
  await expect(form.button(/^Masuk$/)).toBeDisabled();
  release();
  await started(page);
  await form.expectErrors(/keduanya tidak cocok$/);
  await expect(form.identifier).toHaveValue(sari.email);
  await expect(form.password).toHaveValue("bukan-ini-1");
});

test("who is typing when the app comes goes on typing", async ({ page }) => {
  const release = await holdApp(page);
  await page.goto("/masuk", { waitUntil: "commit" });
  const form = new LogInPage(page);
  await form.identifier.pressSequentially("sai");
  await page.keyboard.press("ArrowLeft");
  release();
  await started(page);
  await expect(form.identifier).toBeFocused();
  await page.keyboard.type("r");
  await expect(form.identifier).toHaveValue("sari");
});

for (const [what, act, seen] of [
  ["the other language", (page: Page) => page.getByRole("button", { name: "English" }).click(), (page: Page) => expect(page.getByRole("heading", { level: 1 })).toHaveText("Renew your electronic certificate")],
  ["what is folded", (page: Page) => page.getByText("Berapa lama di instansi Anda").first().click(), (page: Page) => expect(page.getByRole("table")).toBeVisible()],
] as const) {
  test(`pressed before the app is there: ${what}`, async ({ page }) => {
    const release = await holdApp(page);
    await page.goto("/", { waitUntil: "commit" });
    await act(page);
    release();
    await started(page);
    await seen(page);
  });
}

test("nothing is asked for before the first paint but the page, and nothing twice", async ({ page }) => {
  const asked: string[] = [];
  page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await page.goto("/");
  await started(page);
  expect(asked.filter((path, place) => asked.indexOf(path) !== place)).toEqual([]);
  expect(asked.filter((path) => path.endsWith(".css") || path.endsWith("start.js"))).toEqual([]);
  const blocking = await page.evaluate(() =>
    performance.getEntriesByType("resource").filter((entry) => (entry as PerformanceResourceTiming & { renderBlockingStatus: string }).renderBlockingStatus === "blocking").map((entry) => entry.name));
  expect(blocking).toEqual([]);
});
