// What a person on a slow line waits for: paint, usable, the next step, and what a key costs; as ratios within one run.
import { type Browser, type Page } from "@playwright/test";
import { DataPage, PassphrasePage, ReviewPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { test } from "../fixtures/test";
import { PASSPHRASE, logIn, toLetter, uploadLetter } from "../fixtures/walk";
import { serveOthers } from "./pages";

const RUNS = 3;
const SLOWER = 4;
/** Round trip in milliseconds, bits a second down and up (shared/performance: Chromium's presets). */
const LINES = { "slow 4G": [150, 1_600_000, 750_000], "3G": [300, 700_000, 700_000] } as const;

interface Visit {
  paint: number;
  usable: number;
  shift: number;
}

const median = (numbers: number[]) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!;

async function throttle(page: Page, line?: readonly [number, number, number]): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  if (!line) return;
  const [latency, down, up] = line;
  await devtools.send("Network.enable");
  await devtools.send("Network.emulateNetworkConditions", { offline: false, latency, downloadThroughput: down / 8, uploadThroughput: up / 8 });
}

/** Records in the page when `usable` is there, each layout shift and each long task. */
function record(usable: string): void {
  const seen = { usable: 0, shift: 0, tasks: [] as [number, number][] };
  Object.assign(globalThis, { seen });
  const look = () => {
    if (!seen.usable && document.querySelector(usable)) seen.usable = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  addEventListener("DOMContentLoaded", look);
  type Shift = PerformanceEntry & { value: number };
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => (seen.shift += (entry as Shift).value))).observe({ type: "layout-shift", buffered: true });
  new PerformanceObserver((list) => list.getEntries().forEach((entry) => seen.tasks.push([entry.startTime, entry.duration]))).observe({ type: "longtask", buffered: true });
}

type Seen = { usable: number; shift: number; tasks: [number, number][] };
const seen = (page: Page) => page.evaluate(() => (globalThis as unknown as { seen: Seen }).seen);

async function visit(browser: Browser, url: string, usable: string, line: readonly [number, number, number]): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.addInitScript(record, usable);
  await throttle(page, line);
  await page.goto(url);
  await page.waitForFunction(() => (globalThis as unknown as { seen: Seen }).seen.usable > 0);
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const paint = await page.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]!.startTime);
  const { usable: at, shift } = await seen(page);
  await context.close();
  return { paint, usable: at, shift };
}

test("first visits", async ({ browser, backend }) => {
  const others = await serveOthers();
  const app = "#app #timeout";
  const pages: [string, string, string][] = [
    ["a bare page", `${others.url}/bare`, "h1"],
    ["an empty Leptos app", `${others.url}/leptos`, "h1"],
    ["a Form.io wizard", `${others.url}/formio`, "#form input"],
    ["start page", `${backend.url}/`, app],
    ["log-in", `${backend.url}/masuk`, app],
    ["wizard's log-in", `${backend.url}/permohonan/masuk`, app],
    ["officers' log-in", `${backend.url}/petugas/masuk`, app],
  ];
  for (const [name, line] of Object.entries(LINES)) {
    console.log(`\n${name}, CPU ${SLOWER} times slower, medians of ${RUNS} | paint ms | x bare | usable ms | x Form.io | shift`);
    const found = new Map<string, Visit>(pages.map(([what]) => [what, { paint: 0, usable: 0, shift: 0 }]));
    const visits = new Map<string, Visit[]>(pages.map(([what]) => [what, []]));
    // In turn, so that what else the machine does meets all of them.
    for (let run = 0; run < RUNS; run += 1) {
      for (const [what, url, usable] of pages) visits.get(what)!.push(await visit(browser, url, usable, line));
    }
    for (const [what] of pages) {
      const of = (part: keyof Visit) => median(visits.get(what)!.map((one) => one[part]));
      found.set(what, { paint: of("paint"), usable: of("usable"), shift: of("shift") });
    }
    const [bare, formio] = [found.get("a bare page")!, found.get("a Form.io wizard")!];
    for (const [what, { paint, usable, shift }] of found) {
      const cells = [paint.toFixed(0), (paint / bare.paint).toFixed(2), usable.toFixed(0), (usable / formio.usable).toFixed(2), shift.toFixed(3)];
      console.log(`${what} | ${cells.join(" | ")}`);
    }
  }
  others.stop();
});

test("the next step, and a key", async ({ holder }) => {
  const sari = holder(`sari@${PEKALONGAN}`);
  const { page } = sari;
  await page.addInitScript(record, "#app #timeout");
  await logIn(sari);
  await toLetter(sari);
  await uploadLetter(sari);
  await throttle(page, LINES["slow 4G"]);
  const steps: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    await page.goto("/permohonan/data");
    const data = new DataPage(page);
    await data.title("Periksa data Anda").waitFor();
    await data.choose("Ya, semuanya benar");
    const took = page.evaluate(() =>
      new Promise<number>((done) => {
        let pressed = 0;
        addEventListener("click", () => (pressed = performance.now()), { capture: true, once: true });
        addEventListener("focusin", (event) => {
          if (pressed && (event.target as Element).tagName === "H1") done(performance.now() - pressed);
        });
      }));
    await data.goOn();
    steps.push(await took);
  }
  console.log(`\nfrom "Lanjutkan" to the next step's heading focused: ${median(steps).toFixed(0)} ms`);
  await page.goto("/permohonan/passphrase");
  const passphrase = new PassphrasePage(page);
  await passphrase.title("Buat passphrase").waitFor();
  await passphrase.field.fill(PASSPHRASE);
  await passphrase.again.fill(PASSPHRASE);
  // A task is of the key while its step is shown; the one in which the address changes is the next page's.
  await page.evaluate(() => {
    const push = history.pushState.bind(history);
    history.pushState = (...to) => (Object.assign(globalThis, { shown: performance.now() }), push(...to));
  });
  const longest = async (from: number, until = Infinity) =>
    Math.max(0, ...(await seen(page)).tasks.filter(([start, duration]) => start >= from && start + duration <= until).map(([, duration]) => duration));
  const now = () => page.evaluate(() => performance.now());
  const idle = await now();
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done))));
  const before = await longest(idle);
  const begun = await now();
  await passphrase.goOn();
  await new ReviewPage(page).title("Periksa lalu kirim").waitFor({ timeout: 300_000 });
  const shown = await page.evaluate(() => (globalThis as unknown as { shown: number }).shown);
  const [key, whole] = [await longest(begun, shown), await longest(begun)];
  console.log(`a key: ${(shown - begun).toFixed(0)} ms, longest task of the page ${key.toFixed(0)} ms (before it ${before.toFixed(0)} ms), with the page after it ${whole.toFixed(0)} ms`);
});
