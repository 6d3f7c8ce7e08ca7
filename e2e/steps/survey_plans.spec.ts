// What heads see of the survey, and what they plan for its lowest element. The demo's people answered in the three months before.
import { expectAccessible } from "../fixtures/axe";
import { Sheet } from "../fixtures/pages";
import { PEKALONGAN } from "../fixtures/people";
import { expect, test } from "../fixtures/test";
import { logIn } from "../fixtures/walk";

test("the lowest element gets a plan with owner and date, which is marked as carried out", async ({ other }) => {
  const admin = await other(`admin@${PEKALONGAN}`);
  await logIn(admin, undefined, "/petugas/masuk");
  const { page } = admin;
  const sheet = new Sheet(page);
  await page.goto("/petugas/evaluasi/tindak-lanjut");
  await expect(sheet.title("Tindak lanjut survei kepuasan")).toBeVisible();
  await expect(page.getByText("Belum ada rencana.")).toBeVisible();
  await expectAccessible(page, "tindak-lanjut");

  const first = page.getByLabel("Dari bulan");
  const months = [await first.inputValue(), await page.getByLabel("Sampai bulan").inputValue()];
  await first.selectOption({ index: 0 });
  await sheet.button("Tampilkan hasil").click();
  await sheet.expectErrors("Pilih bulan akhir yang tidak mendahului bulan awal");
  await first.selectOption(months[0]!);
  await sheet.button("Tampilkan hasil").click();
  await expect(page.getByText("54 dari 52 jawaban yang diperlukan, untuk 60 layanan yang selesai.")).toBeVisible();
  await expect(page.getByText(/^IKM \d\d,\d\d, mutu [AB]: /)).toBeVisible();
  await expect(page.getByRole("row", { name: /Sarana dan prasarana/ })).toContainText("Terendah");
  await page.getByText("Catatan dan saran (9)").click();
  await expectAccessible(page, "tindak-lanjut-hasil");

  await sheet.button("Simpan rencana").click();
  await sheet.expectErrors(/rencana/, /penanggung jawab/, /tanggal selesai/);
  await expectAccessible(page, "tindak-lanjut-kesalahan");
  await page.getByLabel("Apa yang dilakukan").fill("Tambah kursi di ruang tunggu.");
  await page.getByLabel("Penanggung jawab").fill("Kepala Bidang Persandian");
  await page.getByLabel("Selesai paling lambat").fill("31 Desember 2030");
  await sheet.button("Simpan rencana").click();
  await expect(page.getByText("Rencana tersimpan.")).toBeVisible();
  await expect(page.getByText("Tambah kursi di ruang tunggu.")).toBeVisible();
  await expectAccessible(page, "tindak-lanjut-rencana");
  await sheet.button(/^Tandai sudah dilaksanakan/).click();
  await expect(page.getByText("Rencana ditandai sudah dilaksanakan.")).toBeVisible();
  await expect(page.locator(".tag", { hasText: "Selesai" })).toBeVisible();

  // Months without answers say so; an officer who does not judge the service sees nothing of it.
  await page.getByLabel("Sampai bulan").selectOption({ index: 20 });
  await page.getByLabel("Dari bulan").selectOption({ index: 20 });
  await sheet.button("Tampilkan hasil").click();
  await expect(page.getByText("Jawaban ditampilkan setelah minimal lima orang menjawab.")).toBeVisible();
  const maya = await other(`verifikator@${PEKALONGAN}`);
  await logIn(maya, undefined, "/petugas/masuk");
  await maya.page.goto("/petugas/evaluasi/tindak-lanjut");
  await expect(new Sheet(maya.page).title("Halaman ini untuk pimpinan dan administrator")).toBeVisible();
});
