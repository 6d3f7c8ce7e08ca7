// Kota Pekalongan, position and unit changed: evidence is asked for, the verifier sees old beside new, and the
// certificate says what is new.
import { expectAccessible } from "../fixtures/axe";
import { judge } from "../fixtures/judges";
import * as letters from "../fixtures/letters";
import { CasePage } from "../fixtures/officer_pages";
import { CertificatePage, ChangesPage, DataPage, FollowPage, Sheet, UploadPage } from "../fixtures/pages";
import { PEKALONGAN, subject } from "../fixtures/people";
import { expectStandard, expectTimeline } from "../fixtures/procedure";
import { PEKALONGAN as STEPS } from "../fixtures/seeds";
import { expect, test } from "../fixtures/test";
import { PASSPHRASE, fetchFile, finishLogIn, fromLetter, openCase } from "../fixtures/walk";

test("Pekalongan with a changed position and unit, and the SK", async ({ holder, other }) => {
  const ratna = holder(`ratna@${PEKALONGAN}`);
  await expectStandard(ratna, "kota-pekalongan", STEPS, expectAccessible);

  // 1: the e-mail; 2: log-in; 3: is the data right?
  const reminder = (await ratna.mailbox.next(/berakhir[^]*?(https?:\/\/\S+)/i))[1]!;
  // It may have been written at the template's address, whose data this test begins with.
  await ratna.page.goto(new URL(reminder).pathname);
  await expect(new Sheet(ratna.page).title("Masuk")).toBeVisible();
  await finishLogIn(ratna);
  const mine = new CertificatePage(ratna.page);
  await mine.expectShown(/^Sertifikat Anda berlaku sampai .*( pukul \d\d\.\d\d WIB, hari terakhir|, 1 hari lagi)$/);
  await expectAccessible(ratna.page, "sertifikat-hari-terakhir");
  await mine.begin();
  const data = new DataPage(ratna.page);
  await data.expectShown();
  await data.changed();

  const changes = new ChangesPage(ratna.page);
  // 4: the data is changed, with evidence; 5: the application with the letter.
  await changes.expectShown();
  await expectAccessible(ratna.page, "perubahan");
  await changes.goOn();
  await changes.expectErrors("Pilih minimal satu data yang berubah");
  await changes.change("Jabatan", "Kepala Subbagian Keuangan");
  await changes.change("Unit kerja", "");
  await changes.goOn();
  await changes.expectErrors("Isi unit kerja");
  await expectAccessible(ratna.page, "perubahan-kesalahan");
  await changes.field("Unit kerja").fill("Dinas Sosial");
  await changes.goOn();

  const evidence = new UploadPage(ratna.page);
  await evidence.expectShown("Unggah bukti perubahan");
  await expectAccessible(ratna.page, "bukti");
  await evidence.goOn();
  await evidence.expectErrors("Pilih berkas SK");
  await evidence.pick(letters.decree());
  await evidence.expectUploaded();
  await expectAccessible(ratna.page, "bukti-diterima");
  await evidence.goOn();
  const reference = await fromLetter(ratna, expectAccessible);

  const follow = new FollowPage(ratna.page);
  await follow.link("Lihat status").click();
  await follow.expectShown("Status permohonan");
  await expect(follow.present).toContainText("Sekarang Verifikator memeriksa permohonan dan Surat Rekomendasi Anda.");
  await expect(follow.present).toContainText("Paling lambat");
  await expect(ratna.page.getByText(/^Perkiraan siap diunduh: paling lambat /)).toBeVisible();
  await expect(ratna.page.getByText(/^Sertifikat lama berlaku sampai /)).toBeVisible();
  await expect(follow.phase).toHaveText("Sekarang: Diperiksa");
  // The reminder came before the application.
  await expectTimeline(ratna, STEPS.slice(1));
  await expectAccessible(ratna.page, "lacak");

  const verifier = await other(`verifikator@${PEKALONGAN}`);
  await openCase(verifier, "Ratna Kusumaningrum", expectAccessible);
  const page = new CasePage(verifier.page);
  await expect(page.change("Jabatan")).toContainText("Pengelola Keuangan");
  await expect(page.change("Jabatan")).toContainText("Kepala Subbagian Keuangan");
  await expect(page.change("Unit kerja")).toContainText("Kecamatan Timur");
  await expect(page.change("Unit kerja")).toContainText("Dinas Sosial");
  await page.part("Berkas");
  await expect(verifier.page.getByRole("button", { name: "SK", exact: true })).toBeVisible();
  await expectAccessible(verifier.page, "petugas-berkas");
  await page.part("Data");
  // Each changed datum leads to what proves it; what was not opened is said before it is judged.
  await page.decide("Kembalikan");
  await page.button("Kembalikan").click();
  await page.expectErrors("Pilih minimal satu bagian yang harus dilengkapi");
  await expectAccessible(verifier.page, "petugas-tindakan-kesalahan");
  await page.button("Batal").click();
  await page.begin("Data dan dokumen benar");
  await expect(verifier.page.getByRole("dialog").getByText("Belum Anda buka: SK.")).toBeVisible();
  await page.confirm("Batal");
  await page.change("Jabatan").getByRole("button", { name: "Lihat SK" }).click();
  await expect(verifier.page.getByRole("heading", { name: "SK" })).toBeVisible();
  await page.part("Data");
  await page.begin("Data dan dokumen benar");
  await expect(verifier.page.getByRole("dialog")).toBeVisible();
  await expect(verifier.page.getByRole("dialog").getByText(/^Belum Anda buka/)).toHaveCount(0);
  await expectAccessible(verifier.page, "petugas-setujui-dialog");
  await page.confirm("Batal");
  await expect(verifier.page.getByRole("dialog")).toBeHidden();
  await page.approve();
  await expectAccessible(verifier.page, "petugas-disetujui");
  await page.link("Kembali ke antrean").click();
  await expect(verifier.page.getByText("Tidak ada yang menunggu Anda")).toBeVisible();
  await expectAccessible(verifier.page, "petugas-kosong");

  // 6: told that it is issued.
  await new FollowPage(ratna.page).open(reference);
  await expect(follow.title("Sertifikat baru Anda sudah terbit")).toBeVisible();
  await expectAccessible(ratna.page, "lacak-terbit");
  const file = await fetchFile(ratna);
  judge(file, PASSPHRASE, { subject: subject("Ratna Kusumaningrum", "Dinas Sosial", ratna.email) });

  // The record follows the certificate: next time the new data stands there.
  await new Sheet(ratna.page).link("Ke Sertifikat saya").click();
  await mine.expectShown(/^Sertifikat Anda berlaku sampai /);
});
