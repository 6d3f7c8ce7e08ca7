// The letter: every bad file that a person could bring has its own words, and nothing of it stays; lost lines resume.
import { expectAccessible } from "../fixtures/axe";
import * as letters from "../fixtures/letters";
import { UploadPage } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { atLetter } from "../fixtures/walk";

const PRINT = "Cetak ke PDF (menu Cetak > Simpan sebagai PDF), lalu unggah hasilnya: berkas ini memuat ";
const DAMAGED = "Pilih berkas lain atau unggah ulang: berkas ini rusak atau tidak utuh";

const REFUSED: [string, () => letters.Upload, string | RegExp][] = [
  ["empty", letters.empty, "Pilih berkas lain: berkas ini kosong"],
  ["text renamed .pdf", letters.textRenamed, /^Pilih berkas PDF, atau foto JPEG atau PNG: format berkas ini tidak didukung/],
  ["0 pages", letters.noPages, "Pilih PDF lain: berkas ini tidak berhalaman"],
  ["encrypted", letters.encrypted, "Simpan PDF tanpa kata sandi lalu pilih lagi: berkas ini terkunci"],
  ["JavaScript", letters.javascript, PRINT + "tindakan yang berjalan sendiri"],
  ["Launch", letters.launch, PRINT + "tindakan yang berjalan sendiri"],
  ["embedded file", letters.embedded, PRINT + "lampiran berkas"],
  ["a date's script", letters.dateField, PRINT + "skrip pada kolom isian di halaman 1"],
  ["HEIC called .jpg", letters.heic, /^Buat tangkapan layar foto ini lalu pilih itu: berkas ini HEIC/],
  ["truncated", letters.truncated, DAMAGED],
  ["11 MB", () => letters.heavy(11_000_000), /^Pilih berkas berukuran maksimal 10(,\d)? MB$/],
  ["a photograph of 1 x 1 px", () => letters.photograph(1, 1), /^Ambil foto yang lebih besar: tiap sisi minimal \d+ piksel$/],
  ["a photograph of 30,000 x 30,000 px", () => letters.photograph(30_000, 30_000, false), /^Perkecil foto menjadi maksimal \d+ megapiksel$/],
  ["a photograph of nothing", () => letters.photograph(800, 600, true, false), "Ambil foto lain: pada foto ini tidak ada tulisan yang tampak"],
  ["a photograph without its pixels", () => letters.photograph(800, 600, false), DAMAGED],
];

test("bad letters are refused with a reason, and a good one is taken after them", async ({ holder }) => {
  const page = await atLetter(holder(`sari@${PEKALONGAN}`));
  await page.goOn();
  await page.expectErrors("Pilih berkas surat");
  for (const [what, make, reason] of REFUSED) {
    await test.step(what, async () => {
      await page.pick(make());
      await page.expectErrors(reason);
      await expect(page.picker()).toHaveAccessibleDescription(typeof reason === "string" ? new RegExp(reason.replace(/[()]/g, "\\$&")) : /Kesalahan: /);
      await page.expectUploaded(0);
    });
  }
  await expectAccessible(page.page, "surat-ditolak");
  await page.pick(letters.letter());
  await page.expectUploaded();
  await expect(page.page).toHaveTitle(/^Unggah/);
});

test("a letter can be opened, replaced and removed after a question", async ({ holder }) => {
  const page = await atLetter(holder(`sari@${PEKALONGAN}`));
  await page.pick(letters.letter());
  await page.expectUploaded();
  await page.pick({ ...letters.letter("Surat kedua"), name: "surat-kedua.pdf" });
  await expect(page.page.getByText("surat-kedua.pdf")).toBeVisible();
  await page.button(/^Hapus /).click();
  await expect(page.page.getByText("Hapus surat dari permohonan ini?")).toBeFocused();
  await expectAccessible(page.page, "surat-hapus");
  await page.button("Batal").click();
  await page.expectUploaded();
  await page.button(/^Hapus /).click();
  await page.button("Ya, hapus").click();
  await expect(page.picker()).toBeFocused();
  await page.goOn();
  await page.expectErrors("Pilih berkas surat");
});

test("a reload in the middle of a replacement says where it stopped", async ({ holder }) => {
  const page = await atLetter(holder(`sari@${PEKALONGAN}`));
  await page.pick(letters.letter());
  await page.expectUploaded();
  // Ten chunks arrive, the next one never does.
  await page.page.route("**/chunks/10", () => {});
  const heavy = { ...letters.heavy(1_000_000), name: "besarok.pdf" };
  const second = page.page.waitForResponse(/chunks\/9$/);
  await page.pick(heavy);
  await second;
  await expect(page.page.getByRole("progressbar")).toBeVisible();
  await expectAccessible(page.page, "surat-mengunggah");
  await page.page.reload();
  await expect(page.page.getByText("Unggahan terhenti di 45%: besarok.pdf. Pilih lagi berkas yang sama untuk meneruskannya.")).toBeVisible();
  await page.expectUploaded();
  await expectAccessible(page.page, "surat-terhenti");
  await page.page.unroute("**/chunks/10");
  const again: string[] = [];
  page.page.on("request", (request) => {
    if (request.url().includes("/chunks/")) again.push(request.url().replace(/.*\//, ""));
  });
  await page.pick(heavy);
  await expect(page.page.getByText("besarok.pdf")).toBeVisible();
  await page.expectUploaded();
  await expect(page.page.getByText(/^Unggahan terhenti/)).toHaveCount(0);
  expect(again).toEqual(Array.from({ length: 13 }, (_, index) => String(index + 10)));
});

test("a line that is cut resumes by itself and sends nothing twice", async ({ holder, context }) => {
  const page = await atLetter(holder(`sari@${PEKALONGAN}`));
  const sent: string[] = [];
  // The line is cut once, and the next try is on its way until the line is there again: the page can be looked at for as
  // long as that takes, for it gives up only after so many tries.
  let cut = false;
  let mend = () => {};
  const mended = new Promise<void>((done) => (mend = done));
  await context.route(/\/chunks\/\d+$/, async (route) => {
    const number = route.request().url().split("/").pop()!;
    if (number === "2") {
      if (!cut) {
        cut = true;
        return route.abort("connectionreset");
      }
      await mended;
    }
    sent.push(number);
    return route.continue();
  });
  await page.pick(letters.heavy(220_000));
  await expect(page.page.getByRole("status").filter({ hasText: "Sambungan terputus" })).toBeVisible();
  await expectAccessible(page.page, "surat-terputus");
  await page.goOn();
  await page.expectErrors("Tunggu sampai unggahan selesai, atau batalkan unggahan");
  mend();
  await page.expectUploaded();
  expect(sent).toEqual(["0", "1", "2", "3", "4"]);
});

test("a line that stays cut is told, and the upload goes on where it was", async ({ holder, context }) => {
  const page = await atLetter(holder(`sari@${PEKALONGAN}`));
  const sent: string[] = [];
  await context.route(/\/chunks\/[1-9]$/, (route) => route.abort("connectionreset"));
  context.on("requestfinished", (request) => {
    const number = request.url().match(/\/chunks\/(\d+)$/);
    if (number) sent.push(number[1]!);
  });
  await page.pick(letters.heavy(120_000));
  const resume = page.button("Teruskan unggahan");
  await expect(resume).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page.page, "surat-putus");
  await context.unroute(/\/chunks\/[1-9]$/);
  await resume.click();
  await page.expectUploaded();
  await expect.poll(() => sent).toEqual(["0", "1", "2"]);
});

test("an upload can be cancelled", async ({ holder, context }) => {
  const page = await atLetter(holder(`sari@${PEKALONGAN}`));
  await context.route(/\/chunks\/1$/, () => {});
  await page.pick(letters.heavy(120_000));
  await expect(page.page.getByRole("progressbar", { name: "Mengunggah berat.pdf" })).toBeVisible();
  await page.button("Batalkan").click();
  await expect(page.picker()).toBeFocused();
  await context.unroute(/\/chunks\/1$/);
  await page.pick(letters.letter());
  await page.expectUploaded();
});
