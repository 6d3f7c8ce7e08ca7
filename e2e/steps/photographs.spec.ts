// A letter that is photographed: its pages are looked at, put in order, turned and removed before they are sent as one PDF.
import type { Locator } from "@playwright/test";
import { expectAccessible } from "../fixtures/axe";
import * as letters from "../fixtures/letters";
import type { UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { atLetter } from "../fixtures/walk";

const SARI = `sari@${PEKALONGAN}`;
const upright = (name = "tegak.png") => ({ ...letters.photograph(900, 1200), name });
const lying = (name = "rebah.png") => ({ ...letters.photograph(1200, 900), name });

function pagesOf(page: UploadPage): Locator {
  return page.page.getByRole("listitem").filter({ has: page.page.getByRole("img", { includeHidden: true }) });
}

async function expectPages(page: UploadPage, count: number): Promise<void> {
  await expect(page.button(/^Halaman \d+ dari \d+, putar$/)).toHaveCount(count);
}

/** Whether each page of the accepted PDF stands upright. */
async function uprightPages(page: UploadPage): Promise<boolean[]> {
  const answer = await page.page.request.get((await page.link(/^Buka/).getAttribute("href"))!);
  const boxes = (await answer.body()).toString("latin1").matchAll(/MediaBox\[0 0 (\d+) (\d+)\]/g);
  return [...boxes].map((box) => Number(box[1]) < Number(box[2]));
}

test("pages are put in order, turned, removed and put back before they are sent", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  await page.pick([upright(), lying()]);
  await expectPages(page, 2);
  await expect(page.picker("Tambah halaman")).toBeFocused();
  await expect(page.page.getByRole("status").filter({ hasText: "Belum diunggah" })).toHaveCount(1);
  await expectAccessible(page.page, "foto-dua");
  await page.goOn();
  await page.expectErrors("Unggah dahulu halaman foto Anda, atau hapus");

  await page.pick(upright("ketiga.png"), "Tambah halaman");
  await expectPages(page, 3);
  // The lying one becomes the first, and is turned; by keys, without looking for the focus in between.
  await page.button("Halaman 2 dari 3, geser ke kiri").focus();
  await page.page.keyboard.press("Enter");
  await expect(page.button("Halaman 1 dari 3, geser ke kiri")).toBeFocused();
  await page.page.keyboard.press("Enter");
  await expect(page.button("Halaman 1 dari 3, geser ke kiri")).toBeFocused();
  await page.button("Halaman 1 dari 3, putar").press("Enter");
  await expect(page.button("Halaman 1 dari 3, putar")).toBeFocused();
  await page.button("Halaman 2 dari 3, putar").click();

  await page.button("Halaman 3 dari 3, hapus").click();
  await expectPages(page, 2);
  await expect(page.page.getByText("Halaman 3 dihapus.")).toBeVisible();
  await expect(page.button("Kembalikan")).toBeFocused();
  await expectAccessible(page.page, "foto-dihapus");
  await page.page.keyboard.press("Enter");
  await expectPages(page, 3);
  await expect(page.button("Halaman 3 dari 3, hapus")).toBeFocused();

  await page.button("Unggah 3 halaman").click();
  await page.expectUploaded();
  await expect(page.page.getByText(/· 3 halaman/)).toBeVisible();
  expect(await uprightPages(page)).toEqual([true, false, true]);
});

test("the last page that is removed can be put back", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  await page.pick(upright());
  await page.button("Halaman 1 dari 1, hapus").click();
  await expect(page.button("Kembalikan")).toBeFocused();
  await expect(page.page.getByText("Pilih berkas", { exact: true })).toBeVisible();
  await page.button("Kembalikan").click();
  await expectPages(page, 1);
});

test("PDF and photographs are kept apart, and no page is lost", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  const apart = /^Pilih satu PDF saja, atau foto saja: keduanya tidak dapat digabung di sini\./;
  await page.pick([letters.letter(), upright()]);
  await page.expectErrors(apart);
  await page.pick(upright());
  await expectPages(page, 1);
  await page.pick(letters.letter(), "Tambah halaman");
  await page.expectErrors(apart);
  await expectPages(page, 1);
  await expectAccessible(page.page, "foto-dan-pdf");
});

test("of ten files chosen at once, the good ones become pages and the others are named", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  const good = Array.from({ length: 7 }, (_, index) => upright(`foto-${index}.png`));
  const black = { ...letters.photograph(900, 1200, true, false), name: "saku.png" };
  const tiny = { ...letters.photograph(50, 50), name: "ikon.png" };
  const note = { ...letters.textRenamed(), name: "catatan.txt" };
  await page.pick([...good.slice(0, 3), black, note, ...good.slice(3), tiny]);
  await page.expectErrors(/^catatan\.txt: Pilih berkas PDF, .*; saku\.png: Ambil foto lain: .*; ikon\.png: Ambil foto yang lebih besar/);
  await expectPages(page, 7);
  await page.button("Unggah 7 halaman").click();
  await page.expectUploaded();
  await expect(page.page.getByText(/· 7 halaman/)).toBeVisible();
});

test("a HEIC photograph that the browser can't decode is refused by name, with what to do, and loses no page", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  const heic = { ...letters.heic(), name: "IMG_0002.HEIC", mimeType: "image/heic" };
  const todo = "Buat tangkapan layar foto ini lalu pilih itu: berkas ini HEIC. Di iPhone: Pengaturan > Kamera > Format > Paling Kompatibel";
  await page.pick(heic);
  await page.expectErrors(todo);
  await expectPages(page, 0);
  await page.pick([upright(), heic, lying()]);
  await page.expectErrors(`IMG_0002.HEIC: ${todo}`);
  await expectPages(page, 2);
  await page.pick(heic, "Tambah halaman");
  await page.expectErrors(todo);
  await expectPages(page, 2);
  await expectAccessible(page.page, "foto-heic");
  await page.button("Unggah 2 halaman").click();
  await page.expectUploaded();
  await expect(page.page.getByText(/· 2 halaman/)).toBeVisible();
});

test("three photographs of 48 megapixels become a letter", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  const large = letters.photograph(6000, 8000);
  await page.pick([large, large, large]);
  await expectPages(page, 3);
  await page.button("Unggah 3 halaman").click();
  await page.expectUploaded();
});

test("the making of pages can be cancelled, and a lost line is told from a browser that can't", async ({ holder, context }) => {
  const page = await atLetter(holder(SARI));
  await context.route("**/photo_worker.js", (route) => route.abort("internetdisconnected"));
  await page.pick(upright());
  await page.expectErrors("Periksa jaringan lalu coba lagi: bagian untuk mengolah foto tidak berjalan");
  await context.unroute("**/photo_worker.js");
  let release = () => {};
  const released = new Promise<void>((done) => (release = done));
  await context.route("**/photo_worker_bg.wasm", async (route) => {
    await released;
    await route.continue();
  });
  await page.pick([upright(), upright()]);
  await expect(page.page.getByText(/^Menyiapkan berkas · 0% · 0 kB dari /)).toBeVisible();
  await expectAccessible(page.page, "foto-menyiapkan");
  await page.button("Batalkan").click();
  await expect(page.picker()).toBeFocused();
  release();
  await page.pick(lying());
  await expectPages(page, 1);
});

test("photographs whose upload a reload stopped go on when they are chosen again", async ({ holder }) => {
  const page = await atLetter(holder(SARI));
  await page.page.route("**/chunks/1", () => {});
  const first = page.page.waitForResponse(/chunks\/0$/);
  const photo = { ...letters.photograph(1350, 1800), name: "surat.png" };
  await page.pick([photo, photo]);
  await page.button("Unggah 2 halaman").click();
  await first;
  await page.page.reload();
  await expect(page.page.getByText(/^Unggahan terhenti di \d+%: surat\.pdf\./)).toBeVisible();
  await page.page.unroute("**/chunks/1");
  const again: string[] = [];
  page.page.on("request", (request) => {
    if (request.url().includes("/chunks/")) again.push(request.url().replace(/.*\//, ""));
  });
  await page.pick([photo, photo]);
  await page.button("Unggah 2 halaman").click();
  await page.expectUploaded();
  expect(again.length).toBeGreaterThan(0);
  expect(again).not.toContain("0");
});
