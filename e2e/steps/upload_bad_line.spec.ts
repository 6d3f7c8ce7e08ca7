// Uploads over a line that drops, in a browser that sleeps, beside another tab: nothing is lost, and hardly anything is sent twice.
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { BrowserContext, Request } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import * as letters from "../fixtures/letters";
import { Line } from "../fixtures/line";
import { LogInPage, UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { atLetter, finishLogIn, logIn, nothing, toLetter } from "../fixtures/walk";
import { Mailbox } from "../fixtures/mail";

const SARI = `sari@${PEKALONGAN}`;
const HOUR = 3600;

/** The chunks that were sent, each with its number and bytes. */
function chunksOf(context: BrowserContext): { number: number; bytes: number }[] {
  const chunks: { number: number; bytes: number }[] = [];
  context.on("request", (request: Request) => {
    const number = request.url().match(/\/chunks\/(\d+)$/);
    if (number) chunks.push({ number: Number(number[1]), bytes: request.postDataBuffer()?.length ?? 0 });
  });
  return chunks;
}

test("a letter of 5 MB over a line that is cut ten times arrives, and at most a tenth is sent twice", async ({ browser, backend }) => {
  const line = await Line.to(backend.url);
  const context = await browser.newContext({ baseURL: backend.url, proxy: line.proxy });
  const sari = { page: await context.newPage(), email: SARI, mailbox: new Mailbox(backend.data, SARI) };
  // By the pages: requests of the test itself would open tunnels.
  await logIn(sari, nothing);
  await toLetter(sari);
  const page = new UploadPage(sari.page);
  await page.expectShown(/^Unggah surat/i);
  const letter = letters.heavy(5_000_000);
  const chunks = chunksOf(context);
  const before = line.sent;
  // Each within a chunk, at another place of it.
  line.cutAfter(Array.from({ length: 10 }, (_, index) => 430_000 + index * 5_000));
  await page.pick(letter);
  await page.expectUploaded();
  expect(line.left).toBe(0);
  const size = letter.buffer.length;
  expect(line.lost).toBeGreaterThan(0);
  expect(line.lost).toBeLessThanOrEqual(size / 10);
  // Also if each cut had come at the very end of a chunk.
  expect(10 * Math.max(...chunks.map((chunk) => chunk.bytes))).toBeLessThanOrEqual(size / 10);
  console.log(`${size} bytes, ${line.sent - before} on the line with all heads, ${line.lost} of them in requests that were cut`);
  await context.close();
  line.close();
});

test("a device without a network waits as long as it takes, and goes on by itself", async ({ holder, context }) => {
  const page = await atLetter(holder(SARI));
  const chunks = chunksOf(context);
  let stopped = () => {};
  const arrived = new Promise<void>((done) => (stopped = done));
  await context.route(/\/chunks\/1$/, async (route) => {
    await context.setOffline(true);
    stopped();
    await route.abort("internetdisconnected");
  });
  await page.pick(letters.heavy(220_000));
  await arrived;
  await expect(page.page.getByRole("status").filter({ hasText: "Sambungan terputus; unggahan diteruskan begitu tersambung" })).toBeVisible();
  await expectAccessible(page.page, "unggah-luring");
  await context.unroute(/\/chunks\/1$/);
  await context.setOffline(false);
  await page.expectUploaded();
  expect(chunks.map((chunk) => chunk.number)).toEqual([0, 1, 1, 2, 3, 4]);
});

test("an upload outlives an hour in the pocket: log in again, and it goes on where it was", async ({ holder, backend, context }) => {
  const sari = holder(SARI);
  const page = await atLetter(sari);
  const chunks = chunksOf(context);
  let stopped = () => {};
  const arrived = new Promise<void>((done) => (stopped = done));
  let wake = () => {};
  const awake = new Promise<void>((done) => (wake = done));
  await context.route(/\/chunks\/2$/, async (route) => {
    stopped();
    await awake;
    await route.continue();
  });
  await page.pick(letters.heavy(220_000));
  await arrived;
  await backend.restartAhead(HOUR + 60);
  wake();
  await expect(new LogInPage(sari.page).title("Masuk")).toBeVisible();
  await finishLogIn(sari);
  await expect(page.title(/^Unggah surat/i)).toBeVisible();
  await page.button("Teruskan unggahan").click();
  await page.expectUploaded();
  const numbers = chunks.map((chunk) => chunk.number);
  expect(numbers.filter((number) => number < 2)).toEqual([0, 1]);
  expect(numbers.slice(-3)).toEqual([2, 3, 4]);
});

test("a server that can't store says so, and the upload goes on when it can", async ({ holder, context }) => {
  const page = await atLetter(holder(SARI));
  let full = true;
  await context.route(/\/chunks\/1$/, (route) => {
    if (!full) return route.continue();
    const body = JSON.stringify({ title: "Unavailable", status: 503, reference: "abc", problems: [] });
    return route.fulfill({ status: 503, contentType: "application/problem+json", body });
  });
  await page.pick(letters.heavy(120_000));
  await expect(page.page.getByRole("status").filter({ hasText: "Server sedang penuh atau sibuk; unggahan dicoba lagi" })).toBeVisible();
  await expectAccessible(page.page, "unggah-penuh");
  await expect(page.button("Teruskan unggahan")).toBeVisible({ timeout: 60_000 });
  await page.expectErrors("Coba lagi beberapa menit lagi: server sedang penuh atau sibuk");
  full = false;
  await page.button("Teruskan unggahan").click();
  await page.expectUploaded();
});

test("of two tabs that upload, the earlier one is told and can still send its file", async ({ holder, context }) => {
  const sari = holder(SARI);
  const page = await atLetter(sari);
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await sari.page.route(/\/chunks\/1$/, async (route) => {
    await released;
    await route.continue();
  });
  const first = sari.page.waitForResponse(/chunks\/0$/);
  await page.pick(letters.heavy(120_000));
  await first;
  const other = new UploadPage(await context.newPage());
  await other.page.goto(sari.page.url());
  await other.pick({ ...letters.letter(), name: "lain.pdf" });
  await other.expectUploaded();
  release();
  await page.expectErrors(/^Teruskan unggahan untuk mengirim berkas ini dari awal: /);
  await expectAccessible(page.page, "unggah-diganti");
  await page.button("Teruskan unggahan").click();
  await page.expectUploaded();
  await expect(page.page.getByText("berat.pdf")).toBeVisible();
});

test("another file than the one that stopped is a new upload", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  await page.page.route("**/chunks/1", () => {});
  const first = page.page.waitForResponse(/chunks\/0$/);
  await page.pick({ ...letters.heavy(120_000), name: "besarok.pdf" });
  await first;
  await page.page.reload();
  await expect(page.page.getByText("Unggahan terhenti di 37%: besarok.pdf. Pilih lagi berkas yang sama untuk meneruskannya.")).toBeVisible();
  await page.page.unroute("**/chunks/1");
  await page.pick(letters.letter());
  await page.expectUploaded();
  await page.page.reload();
  await page.expectUploaded();
  await expect(page.page.getByText(/^Unggahan terhenti/)).toHaveCount(0);
});

test("a file that vanishes or changes while it is read is told apart from a damaged one", async ({ holder, backend }) => {
  const page = await atLetter(holder(SARI));
  for (const spoil of [(path: string) => rmSync(path), (path: string) => writeFileSync(path, letters.letter("Surat lain").buffer)]) {
    const path = join(backend.data, "..", "dipinjam.pdf");
    writeFileSync(path, letters.heavy(200_000).buffer);
    // The first read, of its kind, waits until the file is spoilt.
    await page.page.evaluate(() => {
      const read = Blob.prototype.arrayBuffer;
      const gate = new Promise<void>((done) => Object.assign(window, { spoilt: done }));
      Blob.prototype.arrayBuffer = async function () {
        await gate;
        return read.call(this);
      };
    });
    await page.picker().setInputFiles(path);
    spoil(path);
    await page.page.evaluate(() => (window as unknown as { spoilt: () => void }).spoilt());
    await page.expectErrors("Unduh dahulu berkas ini ke perangkat Anda, lalu pilih lagi: isinya tidak dapat dibaca");
  }
  await page.pick(letters.letter());
  await page.expectUploaded();
});

test("a phone's clock that is a year off, either way, changes nothing", async ({ holder }) => {
  const sari = holder(SARI);
  for (const days of [-365, 365]) {
    await sari.page.clock.setFixedTime(Date.now() + days * 24 * HOUR * 1000);
    const page = days < 0 ? await atLetter(sari) : new UploadPage(sari.page);
    if (days > 0) await sari.page.reload();
    await page.pick(letters.letter(String(days)));
    await page.expectUploaded();
  }
});
