// The head of Purbalingga opens the monthly report, reads it, writes minutes, takes table and paper away, closes the month and sees what the
// public sees.
import { readFileSync } from "node:fs";
import { expectAccessible } from "../fixtures/axe";
import { CertificatePage, DataPage, ReviewPage, SentPage, Sheet } from "../fixtures/pages";
import { PURBALINGGA as DOMAIN } from "../fixtures/people";
import { carryOut } from "../fixtures/procedure";
import { PURBALINGGA as STEPS } from "../fixtures/seeds";
import { type Person, expect, test } from "../fixtures/test";
import { logIn, uploadLetter } from "../fixtures/walk";

/** Today at Purbalingga, and the month before. */
const today = new Date(Date.now() + 7 * 3_600_000);
const first = (months: number) => new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + months, 1));
const last = (months: number) => new Date(first(months + 1).getTime() - 86_400_000);
const iso = (date: Date) => date.toISOString().slice(0, 10);
const words = (date: Date) => date.toLocaleDateString("id-ID", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const period = (months: number) => `${words(first(months))} – ${words(last(months))}`;

async function download(who: Person, name: string): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([who.page.waitForEvent("download"), new Sheet(who.page).link(name).click()]);
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) };
}

test("the monthly report, its minutes, and what the public sees", async ({ holder, other }) => {
  const sari = holder(`sari@${DOMAIN}`);
  await logIn(sari);
  await new CertificatePage(sari.page).begin();
  const data = new DataPage(sari.page);
  await data.expectShown();
  await data.confirmData();
  await uploadLetter(sari);
  await new ReviewPage(sari.page).send();
  await new SentPage(sari.page).reference();

  const head = await other(`kepala@${DOMAIN}`);
  await carryOut(head, "Sari Wulandari", STEPS[1]!, "Teruskan", "Mohon diproses.");
  const page = new Sheet(head.page);
  await page.link("Evaluasi").click();
  await page.expectShown("Evaluasi pelayanan");
  // Where nobody asks for a period, it is the last month that is over.
  await expect(head.page.getByText(period(-1), { exact: true })).toBeVisible();
  await expectAccessible(head.page, "evaluasi-bulan-lalu");

  await page.button("Tampilkan").click();
  await page.expectErrors("Isi hari pertama", "Isi hari terakhir");
  await expectAccessible(head.page, "evaluasi-tanpa-hari");
  await head.page.getByLabel("Hari pertama", { exact: true }).fill("31/12/2026");
  await head.page.getByLabel("Hari terakhir", { exact: true }).fill("1/12/2026");
  await page.button("Tampilkan").click();
  await expect(head.page.locator("main .summary")).toBeFocused();

  // The present month, with one application.
  await page.link(period(0)).click();
  await expect(head.page).toHaveURL(`/petugas/evaluasi/${iso(first(0))}/${iso(last(0))}`);
  await expect(head.page.getByText(/^Masa ini masih berjalan/)).toBeVisible();
  const row = (name: string | RegExp) => head.page.getByRole("row", { name });
  await expect(row(/^Masuk, diajukan sendiri oleh pemohon 1$/)).toBeVisible();
  await expect(row(/^Belum selesai pada akhir masa 1$/)).toBeVisible();
  await expect(row(/^2\. Menerima dan mendisposisikan/)).toContainText("100 % (1 dari 1)");
  await expectAccessible(head.page, "evaluasi-bulan-ini");

  await page.button("Simpan notulen").click();
  await page.expectErrors("Isi notulen");
  await head.page.getByLabel("Notulen", { exact: true }).fill("Rapat dibuka pukul 09.00.");
  await head.page.getByLabel("Keputusan", { exact: true }).fill("Tambah satu verifikator.");
  await page.button("Simpan notulen").click();
  await expect(head.page.getByText("Notulen tersimpan sebagai versi baru.")).toBeVisible();
  await head.page.reload();
  await expect(head.page.getByLabel("Keputusan", { exact: true })).toHaveValue("Tambah satu verifikator.");
  await head.page.getByText("Semua versi notulen").click();
  await expect(head.page.getByRole("heading", { name: "Versi 1" })).toBeVisible();
  await expectAccessible(head.page, "evaluasi-notulen");

  const table = await download(head, "Unduh angka (CSV)");
  expect(table.name).toBe(`evaluasi-${iso(first(0))}-${iso(last(0))}.csv`);
  expect(table.bytes.toString()).toContain(`${iso(last(0))},sent,,by_holder,count,1`);
  const paper = await download(head, "Unduh laporan (PDF)");
  expect(paper.bytes.subarray(0, 5).toString()).toBe("%PDF-");

  // The month before is closed, and shown to everybody.
  await page.link(period(-1)).click();
  await expect(head.page.getByText("Masa ini sudah lewat dan belum ditutup.")).toBeVisible();
  await page.button("Tutup masa ini").click();
  await expect(head.page.getByText("Masa ini ditutup.", { exact: true })).toBeVisible();
  await expect(page.button("Tutup masa ini")).toHaveCount(0);
  await expectAccessible(head.page, "evaluasi-ditutup");
  const digest = await head.page.locator("dd", { hasText: /^[0-9a-f]{64}$/ }).first().innerText();
  await page.link("Halaman kinerja untuk umum").click();
  await expect(page.title("Kinerja pelayanan Kabupaten Purbalingga")).toBeVisible();
  await expect(head.page.getByRole("heading", { name: period(-1) })).toBeVisible();
  await expect(head.page.getByText(digest)).toBeVisible();
  await expectAccessible(head.page, "kinerja");
  const figures = await download(head, "Unduh angka masa ini (CSV)");
  expect(figures.bytes.toString()).toContain(",sent,,,count,0");
  await page.link("English").click();
  await expect(page.title("Service performance of Kabupaten Purbalingga")).toBeVisible();
  await page.link("Performance of all agencies").click();
  await expect(page.title("Service performance of all agencies")).toBeVisible();
  await expect(head.page.getByText("No period is closed yet")).toHaveCount(4);
  await expectAccessible(head.page, "kinerja-semua");
});

test("an officer who does not judge the service is told so", async ({ other }) => {
  const verifier = await other(`verifikator@${DOMAIN}`);
  await logIn(verifier, undefined, "/petugas/masuk");
  const page = new Sheet(verifier.page);
  await expect(page.link("Antrean")).toBeVisible();
  await expect(page.link("Evaluasi")).toHaveCount(0);
  await verifier.page.goto("/petugas/evaluasi");
  await page.expectShown("Halaman ini untuk pimpinan dan administrator");
  await expectAccessible(verifier.page, "evaluasi-ditolak");
});
